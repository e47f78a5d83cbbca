/// What ``ServiceAccountID`` says of SERVICE_ACCOUNT_NAME and its like.
struct ServiceAccountIDRule: NameRule {
    let name = "service-account-id"
    let summary = "The name of a service account is a well-formed id."
    let meaning = VariableMeaning.serviceAccountID
    let documentation = RuleDocumentation(
        explanation: """
            What stands before the @ has 6 to 30 lower-case letters, digits and hyphens; a letter first, no \
            hyphen last.
            """,
        source: "IAM API v1, projects.serviceAccounts.create: accountId",
        bad: [
            "export SERVICE_ACCOUNT_NAME=«ray»\n",
            "export SERVICE_ACCOUNT_NAME=«Ray-Training»\n",
        ],
        good: [
            "export SERVICE_ACCOUNT_NAME=ray-ai-training\n"
        ]
    )
}
