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
            "export PATH=«/opt/tools/bin»\n",
            "export PATH=«/opt/tools/bin»\nexport PATH=$PATH:/usr/bin\n",
        ],
        good: [
            "export PATHS=/a:/b\n",
            "export PATH=/opt/tools/bin:$PATH\n",
            "old=$PATH\nexport PATH=/opt/tools/bin:$PATH\nexport PATH=$old\n",
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        let keeping = namesKeepingPath(script)
        return (script.assignments.first { $0.name.text == "PATH" }?.every ?? []).compactMap { assignment in
            let isKept = assignment.isAppended || assignment.words.contains { !keeping.isDisjoint(with: $0.references) }
            guard !isKept else { return nil }
            return finding(
                .error,
                assignment.valueRange,
                in: script,
                "PATH loses all that it held",
                hints: ["write PATH=…:$PATH"]
            )
        }
    }

    /// PATH, and the names of the variables that hold it.
    private func namesKeepingPath(_ script: CheckedScript) -> Set<String> {
        var names: Set<String> = ["PATH"]
        for assignment in script.assignments {
            let words = assignment.every.flatMap(\.words)
            if words.contains(where: { !names.isDisjoint(with: $0.references) }) { names.insert(assignment.name.text) }
        }
        return names
    }
}
