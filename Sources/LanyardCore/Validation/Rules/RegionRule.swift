/// What ``Region`` says of REGION and its like.
struct RegionRule: NameRule {
    let name = "region"
    let summary = "A region is one that Google Cloud has."
    let meaning = VariableMeaning.region
    let documentation = RuleDocumentation(
        explanation: """
            A region is a continent, a hyphen, a direction and a number: us-central1. A zone has a letter more, \
            and a multi-region (us, europe) holds images and buckets, but runs nothing.

            A well-formed name that this version does not know is a warning, for Google opens regions all the \
            time.
            """,
        source: "Google Cloud, Regions and zones; gcloud compute regions list",
        bad: [
            "export REGION=«us-central1-a»\n",
            "export REGION=«US-Central1»\n",
            "export REGION=«us-central9»\n",
        ],
        good: [
            "export REGION=europe-west12\n",
            "export AWS_REGION=us-east-1\n",
        ]
    )
}
