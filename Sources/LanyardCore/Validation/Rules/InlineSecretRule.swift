/// Keys, tokens and passwords in plain text.
struct InlineSecretRule: ValidationRule {
    let name = "inline-secret"
    let summary = "No secret stands in the file."
    let appliesToPages = true
    let documentation = RuleDocumentation(
        explanation: """
            Whatever stands in env.sh is copied, committed, pasted and logged with it. Private keys, keys of \
            APIs, tokens of Google, GitHub, GitLab, AWS, Hugging Face, Slack, OpenAI and Anthropic are known by \
            their form; others by the variable's name. Keep them in the keyring or in Secret Manager, and fetch \
            them when they are needed. The secret itself is never shown, here or in any report. One that was \
            committed must be revoked: removing the line does not take it back.
            """,
        source: "Google Cloud, Best practices for managing API keys; GitHub, token formats",
        bad: [],
        good: [
            "export API_KEY_NAME=projects/x/secrets/y\n",
            "export DB_PASSWORD=\n",
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
