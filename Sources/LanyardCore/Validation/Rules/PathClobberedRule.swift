/// PATH without what it held before.
struct PathClobberedRule: ValidationRule {
    let name = "path-clobbered"
    let summary = "PATH keeps what it holds."
    let documentation = RuleDocumentation(
        explanation: """
            A PATH that does not hold the old one hides every other program of whoever sources the file, an \
            active virtual environment and the Cloud SDK among them.
            """,
        source: "bash(1), PATH; POSIX, 8.3 Other Environment Variables",
        bad: [
            "export PATH=«/opt/tools/bin»\n"
        ],
        good: [
            "export PATHS=/a:/b\n",
            "export PATH=/opt/tools/bin:$PATH\n",
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        script.assignments.compactMap { assignment in
            guard assignment.name.text == "PATH", !assignment.references.contains("PATH"), !assignment.isAppended else {
                return nil
            }
            return finding(
                .error,
                assignment.valueRange,
                in: script,
                "PATH loses all that it held",
                hints: ["write PATH=…:$PATH"]
            )
        }
    }
}
