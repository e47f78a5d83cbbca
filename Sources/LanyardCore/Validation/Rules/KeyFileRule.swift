/// GOOGLE_APPLICATION_CREDENTIALS naming a key of a service account.
struct KeyFileRule: ValidationRule {
    let name = "key-file"
    let summary = "No key file is named."
    let documentation = RuleDocumentation(
        explanation: """
            A key file is a password that never expires, lies on a disk, and is copied with it. Impersonation \
            does without: log in as yourself, and let SERVICE_ACCOUNT name the account whose tokens you want; \
            they live for an hour. application_default_credentials.json is no key but such a login: it is left alone.
            """,
        source: "IAM documentation, Best practices for managing service account keys",
        bad: [
            "export GOOGLE_APPLICATION_CREDENTIALS=«key.json»\n"
        ],
        good: [
            "export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com\n",
            "export GOOGLE_APPLICATION_CREDENTIALS=.config/gcloud/application_default_credentials.json\n",
            "export GOOGLE_APPLICATION_CREDENTIALS=${GOOGLE_APPLICATION_CREDENTIALS:-}\n",
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        script.assignments.compactMap { assignment in
            let name = assignment.name.text
            guard name == "GOOGLE_APPLICATION_CREDENTIALS" || name == "CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE",
                let value = bare(script.source.bytes[assignment.valueRange]), !isLogin(value),
                !isCallers(assignment, in: script)
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

    /// Without quotes; nil where nothing is left: then no file is named.
    private func bare(_ value: ArraySlice<UInt8>) -> String? {
        let text = String(decoding: value, as: UTF8.self).filter { $0 != "\"" && $0 != "'" }
        return text.isEmpty ? nil : text
    }

    /// Whether it names nothing, or what the caller has named: `${X:-}` of itself.
    private func isCallers(_ assignment: LastAssignment, in script: CheckedScript) -> Bool {
        let name = assignment.name.text
        guard let variable = script.variables[name], variable.isComplete, !assignment.isLiteral else { return false }
        let isKept = assignment.references.contains(name) && variable.value == script.environment(name)
        return variable.value.isEmpty || isKept
    }

    /// What gcloud auth application-default login writes, which can be revoked and is asked for again.
    private func isLogin(_ value: String) -> Bool {
        value.hasSuffix("application_default_credentials.json")
    }
}
