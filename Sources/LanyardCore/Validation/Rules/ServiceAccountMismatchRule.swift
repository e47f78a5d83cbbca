/// SERVICE_ACCOUNT, or one of its other names, that is not SERVICE_ACCOUNT_NAME of PROJECT_ID.
struct ServiceAccountMismatchRule: ValidationRule {
    let name = "service-account-mismatch"
    let summary = "The service account is the one that its name and the project make."
    let documentation = RuleDocumentation(
        explanation: """
            Where name, project and address are all told, they must agree, or commands that use the one create \
            an account and those that use the other do not find it. An account of another project is fine where \
            it is meant so: then leave SERVICE_ACCOUNT_NAME out, or silence the rule.
            """,
        source: "IAM documentation, Create service accounts",
        bad: [
            "export PROJECT_ID=ray-whisper\nexport SERVICE_ACCOUNT_NAME=ray-ai-training\nexport SERVICE_ACCOUNT=«ray-ai-tuning@ray-whisper.iam.gserviceaccount.com»\n",
            "export PROJECT_ID=ray-whisper\nexport SERVICE_ACCOUNT_NAME=ray-ai-training\nexport SERVICE_ACCOUNT_EMAIL=«ray-ai-training@ray-whispr.iam.gserviceaccount.com»\n",
        ],
        good: [
            "export PROJECT_ID=ray-whisper\nexport SERVICE_ACCOUNT_NAME=ray-ai-training\nexport SERVICE_ACCOUNT=\"${SERVICE_ACCOUNT_NAME}@${PROJECT_ID}.iam.gserviceaccount.com\"\n"
        ]
    )

    private static let names = ["SERVICE_ACCOUNT", "SERVICE_ACCOUNT_EMAIL", "LANYARD_SERVICE_ACCOUNT"]

    func findings(in script: CheckedScript) -> [Finding] {
        guard let name = script.sound(.serviceAccountID), let project = script.sound(.projectID) else { return [] }
        // In an address, the domain of a project stands behind its id.
        let parts = project.text.split(separator: ":", maxSplits: 1)
        let isOfDomain = parts.count == 2
        let host = isOfDomain ? "\(parts[1]).\(parts[0])" : project.text
        let expected = "\(name.text)@\(host).iam.gserviceaccount.com"
        return script.values.compactMap { value in
            guard ServiceAccountMismatchRule.names.contains(value.name), value.problem == nil, value.text != expected
            else { return nil }
            return finding(
                .warning,
                value.range,
                in: script,
                "\(value.name) is \(visible(value.text)), but \(name.name) and \(project.name) make \(visible(expected))",
                hints: [
                    isOfDomain
                        ? "write \(visible(expected))"
                        : "write \"${\(name.name)}@${\(project.name)}.iam.gserviceaccount.com\""
                ]
            )
        }
    }
}
