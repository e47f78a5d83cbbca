/// GOOGLE_APPLICATION_CREDENTIALS naming a key of a service account.
struct KeyFileRule: ValidationRule {
    let name = "key-file"
    let summary = "No key file is named."
    let documentation = RuleDocumentation(
        explanation: """
            A key file is a password that never expires, lies on a disk, and is copied with it. Impersonation \
            does without: log in as yourself, and let SERVICE_ACCOUNT name the account whose tokens you want; \
            they live for an hour.
            """,
        source: "IAM documentation, Best practices for managing service account keys",
        bad: [],
        good: [
            "export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com\n"
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        script.assignments.compactMap { assignment in
            let name = assignment.name.text
            guard name == "GOOGLE_APPLICATION_CREDENTIALS" || name == "CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE",
                assignment.valueRange.count > 0
            else { return nil }
            return finding(
                .warning,
                assignment.valueRange,
                in: script,
                "\(name) names a file of credentials: a key never expires, and whoever copies it has it for good",
                hints: ["name the account instead, export SERVICE_ACCOUNT=…, and impersonate it: lanyard token"]
            )
        }
    }
}
