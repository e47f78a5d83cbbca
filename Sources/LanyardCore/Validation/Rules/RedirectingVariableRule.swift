/// A variable that redirects credentials or runs code, in a file that nobody has allowed.
struct RedirectingVariableRule: ValidationRule {
    let name = "redirecting-variable"
    let summary = "Nothing redirects credentials or runs code, unless the file is allowed."
    let documentation = RuleDocumentation(
        explanation: """
            A cloned repository brings an env.sh that nobody has read. Variables such as PATH, LD_PRELOAD, \
            BASH_ENV, HTTPS_PROXY, GOOGLE_APPLICATION_CREDENTIALS or CLOUDSDK_AUTH_TOKEN_HOST decide which \
            program runs and where tokens go. lanyard allow says that you have read the file as it stands; a \
            change of it asks again.
            """,
        source: "bash(1), ENVIRONMENT; ld.so(8); gcloud topic configurations",
        bad: [
            "export «HTTPS_PROXY»=http://example.com\n",
            "«PATH»=/opt/bin:/usr/bin\n",
        ],
        good: [
            "export CLOUDSDK_CORE_PROJECT=ray-whisper\n"
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        guard !script.isAllowed else { return [] }
        return script.assignments.filter { TrustPolicy.isRedirecting($0.name.text) }.map { assignment in
            finding(
                .error,
                assignment.name.range,
                in: script,
                "\(assignment.name.text) redirects credentials or runs code, and the file is not allowed",
                hints: ["read it, then: lanyard allow \(posixQuoted(script.source.path))"]
            )
        }
    }
}
