/// What ``ServiceAccountEmail`` says of SERVICE_ACCOUNT and its like.
struct ServiceAccountEmailRule: NameRule {
    let name = "service-account-email"
    let summary = "A service account is named by its whole e-mail address."
    let meaning = VariableMeaning.serviceAccountEmail
    let documentation = RuleDocumentation(
        explanation: """
            An account that people make is called NAME@PROJECT.iam.gserviceaccount.com. Those that Google makes \
            have other domains (developer, appspot, cloudbuild), and they are well-formed too.
            """,
        source: "IAM documentation, Types of service accounts",
        bad: [
            "export SERVICE_ACCOUNT=«trainer»\n",
            "export SERVICE_ACCOUNT=«ray-ai-training@ray-whisper.gserviceaccount.com»\n",
        ],
        good: [
            "export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com\n",
            "export SERVICE_ACCOUNT=123456789012-compute@developer.gserviceaccount.com\n",
        ]
    )
}
