/// A global that the caller's environment holds with another value.
struct ShadowedByEnvironmentRule: ValidationRule {
    let name = "shadowed-by-environment"
    let summary = "The environment says the same as the file."
    let documentation = RuleDocumentation(
        explanation: """
            Commands of lanyard take what the environment says before what the file says, so that one command \
            can be run for another project. Forgotten in a terminal, such a variable is a trap: evaluate lanyard \
            env again, or unset it.
            """,
        source: "lanyard --help; POSIX, 8.1 Environment Variable Definition",
        bad: [
            "# PROJECT_ID is ray-other in the environment\nexport PROJECT_ID=«ray-whisper»\n"
        ],
        good: [
            "export PROJECT_ID=ray-whisper\n"
        ],
        environment: ["PROJECT_ID": "ray-other"]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        script.values.compactMap { value in
            guard isTakenFirst(value.name), value.problem == nil,
                let outer = script.environment(value.name), !outer.isEmpty, outer != ByteString(value.text)
            else { return nil }
            return finding(
                .note,
                value.range,
                in: script,
                "\(value.name) is \(visible(outer, limit: 200)) in the environment, and that is what commands of lanyard use",
                hints: ["eval \"$(lanyard env)\", or unset \(value.name)"]
            )
        }
    }

    /// What commands of lanyard take from the environment before they look into the file.
    private func isTakenFirst(_ name: String) -> Bool {
        switch name {
        case "USER_ACCOUNT", "PROJECT_ID", "REGION", "SERVICE_ACCOUNT": true
        default: name.hasPrefix("LANYARD_")
        }
    }
}
