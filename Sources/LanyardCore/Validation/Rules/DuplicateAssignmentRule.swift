/// A value that the next assignment of the same name throws away.
struct DuplicateAssignmentRule: ValidationRule {
    let name = "duplicate-assignment"
    let summary = "No value is set again before anything uses it."
    let documentation = RuleDocumentation(
        explanation: """
            Of two assignments in a row the first says nothing: mostly a line was copied and the wrong one was \
            changed. Assignments in branches, appended ones and those that use the old value are fine.
            """,
        source: "bash(1), PARAMETERS",
        bad: [
            "export «REGION»=us-central1\nexport REGION=europe-west4\n"
        ],
        good: [
            "x=1\nexport y=$x\nx=2\nexport z=$x\n",
            "x=1\nx=$x-2\nexport x\n",
            "IFS=,\nlist=(${X:-a,b})\nIFS=' '\n",
        ]
    )

    /// What the shell uses in any expansion, without a word: bash(1), Shell Variables.
    private static let unnamed = ["HOME", "IFS", "LANG", "LC_ALL", "LC_COLLATE", "LC_CTYPE", "PATH", "TZ"]

    func findings(in script: CheckedScript) -> [Finding] {
        var references: [String: [Int]] = [:]
        var expansions: [Int] = []
        script.script.visitWords { word in
            for name in word.references { references[name, default: []].append(word.range.lowerBound) }
            if word.literalBytes == nil { expansions.append(word.range.lowerBound) }
        }
        return script.repeated.compactMap { first, second in
            let name = first.name.text
            let between = first.name.offset..<max(first.name.offset, second.value.upperBound)
            let isUsed = { (places: [Int]) in places.contains { between.contains($0) } }
            guard !isUsed(references[name] ?? []),
                !DuplicateAssignmentRule.unnamed.contains(name) || !isUsed(expansions)
            else { return nil }
            return finding(
                .warning,
                first.name.range,
                in: script,
                "\(name) is set again in line \(script.source.place(ofByte: second.name.offset).line), before anything uses it",
                hints: ["keep one of the two lines"]
            )
        }
    }
}
