/// Keys, tokens and passwords in plain text.
struct InlineSecretRule: ValidationRule {
    static let ownName = "inline-secret"
    let name = InlineSecretRule.ownName
    let summary = "No secret stands in the file."
    let appliesToPages = true
    /// Nobody's token, and put together here: no scanner of secrets shall take this file for a leak.
    private static let example = ["gh", "p_", String(repeating: "Ab1", count: 12)].joined()
    let documentation = RuleDocumentation(
        explanation: """
            Whatever stands in env.sh is copied, committed, pasted and logged with it. Private keys, keys of \
            APIs, passwords in URLs and of curl -u, JSON Web Tokens, webhooks of Slack, tokens of Google, GitHub, \
            GitLab, AWS, Hugging Face, Slack, OpenAI and Anthropic are known by their form; others, of six bytes or more, by the variable's name, be it that \
            the value is only what stands in for one that nobody has set. Keep them in the keyring or in Secret \
            Manager, and fetch them when they are needed. The secret itself is never shown, here or in any report. One that was \
            committed must be revoked: removing the line does not take it back.
            """,
        source: "Google Cloud, Best practices for managing API keys; GitHub, token formats",
        bad: [
            "export DB_PASSWORD=«correct-horse-9»\n",
            "export CLIENT_SECRET=${CLIENT_SECRET:-«correct-horse-9»}\n",
            "read -r DB_PASSWORD <<< «correct-horse-9»\nexport DB_PASSWORD\n",
            "export TOKEN='«\(InlineSecretRule.example)»'\n",
            "part=\(InlineSecretRule.example.prefix(4))\nexport TOKEN=«\"${part}\(InlineSecretRule.example.dropFirst(4))\"»\n",
        ],
        good: [
            "export API_KEY_NAME=projects/x/secrets/y\n",
            "export DB_PASSWORD=\n",
            "export TLS_PRIVATE_KEY=/run/secrets/tls.key\n",
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        script.secrets.map { secret in
            finding(
                secret.isCertain ? .error : .warning,
                secret.range,
                in: script,
                secret.isCertain
                    ? "this is \(secret.kind), in plain text"
                    : "the name says that this is \(secret.kind), in plain text",
                hints: [
                    "keep it in a keyring or in Secret Manager", "if the file was ever shared or committed, revoke it",
                ]
            )
        }
    }
}
