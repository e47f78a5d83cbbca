/// What ``Zone`` says of ZONE and its like.
struct ZoneRule: NameRule {
    let name = "zone"
    let summary = "A zone is one that Google Cloud has."
    let meaning = VariableMeaning.zone
    let documentation = RuleDocumentation(
        explanation: """
            A zone is a region, a hyphen and a letter: us-central1-a. Names that \
            this version does not know are a warning.
            """,
        source: "Google Cloud, Regions and zones; gcloud compute zones list",
        bad: [
            "export ZONE=«us-central1»\n",
            "export ZONE=«us_central1_a»\n",
            "export ZONE=«us-central1-z»\n",
        ],
        good: [
            "export ZONE=us-central1-a\n",
            "export DNS_ZONE=example-com\n",
        ]
    )
}
