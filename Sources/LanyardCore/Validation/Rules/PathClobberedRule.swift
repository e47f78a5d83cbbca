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
        lazy var isKeptInTheEnd = isKeptInTheEnd(script)
        return (script.assignments.first { $0.name.text == "PATH" }?.every ?? []).compactMap { assignment in
            let isKept = assignment.isAppended || assignment.words.contains { !keeping.isDisjoint(with: $0.references) }
            guard !isKept, !isKeptInTheEnd || isPlainEnd(assignment, in: script) else { return nil }
            return finding(
                .error,
                assignment.valueRange,
                in: script,
                "PATH loses all that it held",
                hints: ["write PATH=…:$PATH"]
            )
        }
    }

    /// Whether, by whatever ways, PATH holds what the caller's held when the file has been read: by functions, by `read`,
    /// behind branches that are not taken.
    private func isKeptInTheEnd(_ script: CheckedScript) -> Bool {
        guard let callers = script.environment("PATH")?.bytes, !callers.isEmpty, !script.unreadNames.contains("PATH")
        else { return false }
        // Nothing has set it.
        guard let variable = script.variables["PATH"] else { return true }
        let colon = UInt8(ascii: ":")
        let elements = Set(variable.value.bytes.split(separator: colon))
        return variable.isComplete && callers.split(separator: colon).allSatisfy(elements.contains)
    }

    /// Whether it gives PATH the value that it keeps, in plain text: that this holds the same folders is chance.
    private func isPlainEnd(_ assignment: Assignment, in script: CheckedScript) -> Bool {
        guard let variable = script.variables["PATH"], variable.path == nil, case .word(let word) = assignment.value
        else { return false }
        return word.literalBytes != nil && variable.place == script.source.place(ofByte: assignment.name.offset)
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
