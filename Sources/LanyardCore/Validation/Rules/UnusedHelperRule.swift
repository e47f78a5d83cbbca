/// A variable in small letters that is neither exported nor used.
struct UnusedHelperRule: ValidationRule {
    let name = "unused-helper"
    let summary = "Every helper is used."
    let documentation = RuleDocumentation(
        explanation: """
            A variable that nothing exports and nothing uses is mostly a name that was mistyped where it should \
            be used.
            """,
        source: "bash(1), PARAMETERS",
        bad: [
            "«salt»=3fa\nexport BUCKET_NAME=ray-whisper\n"
        ],
        good: [
            "salt=3fa\nexport BUCKET_NAME=ray-$salt\n"
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        script.assignments.compactMap { assignment in
            let name = assignment.name.text
            guard !assignment.isExported, !script.usedNames.contains(name), name.first != "_",
                !assignment.isConditional,
                name.utf8.contains(where: \.isLowerCaseLetter), !TrustPolicy.isRedirecting(name)
            else { return nil }
            return finding(
                .note,
                assignment.name.range,
                in: script,
                "\(name) is neither exported nor used",
                hints: ["use it, export it, or remove the line"]
            )
        }
    }
}
