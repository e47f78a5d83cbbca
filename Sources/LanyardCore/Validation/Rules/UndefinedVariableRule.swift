/// A value made from a variable that neither the file nor its caller has set.
struct UndefinedVariableRule: ValidationRule {
    let name = "undefined-variable"
    let summary = "Every variable is set before a value is made from it."
    let documentation = RuleDocumentation(
        explanation: """
            An unset variable is silently empty, and the name that is made from it is another one, which may \
            even exist: -tune instead of ray-whisper-tune. An underscore belongs to the name before it: write \
            ${A}_b, for $A_b is another variable. Of a value with spaces that is not quoted, export takes the words \
            behind the first one for names.

            A variable of the caller's environment counts as set. Where unset is fine, say so: ${X:-} or \
            ${X:-default}. Within a test, as in [ -z ... ], it is fine in any case.
            """,
        source: "bash(1), Parameter Expansion",
        bad: [
            "export PROJECT_ID=ray-whisper\nexport REPO=\"«${PROJECT}»-tune\"\n",
            "export PROJECT_ID=ray-whisper\nexport NAME=«$PROJECT_ID_tune»\n",
            "export NAME=Ray «Whisper»\n",
            "BUCKET=ray-3fa\nexport «BUCKETT»\nexport BUCKET\n",
        ],
        good: [
            "b=${a:-}\nc=$b\nexport c\n",
            "Whisper=1\nexport NAME=Ray Whisper\n",
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        let own = script.diagnostics.filter { $0.rule == name }
        let told = zip(findings(toldBy: script), own).map { finding, diagnostic in
            var finding = finding
            finding.fix = fix(diagnostic, in: script.source)
            return finding
        }
        return told + strayWords(in: script) + inOtherBranches(in: script)
    }

    /// In a branch that is not taken here, a name that nothing sets and that is nearly one that is set.
    private func inOtherBranches(in script: CheckedScript) -> [Finding] {
        lazy var setNames = namesSet(in: script)
        return script.parametersInBranches.compactMap { parameter in
            guard let name = parameter.name, let likely = likely(name, setNames, in: script) else { return nil }
            return finding(
                .warning,
                parameter.range,
                in: script,
                "\(name) is not set where this branch is taken",
                hints: ["did you mean \(likely)?"]
            )
        }
    }

    /// What a name was meant for that nothing sets.
    private func likely(_ name: String, _ setNames: Set<String>?, in script: CheckedScript) -> String? {
        guard let setNames, isName(name.utf8), !setNames.contains(name), script.environment(name) == nil,
            !ShellVariables.isSupplied(name), ShellVariables.reading(name) == .plain
        else { return nil }
        return NameSuggestion.nearest(to: name, among: setNames.sorted())
    }

    /// The likely name, where it is set by then: only the name's own bytes are replaced.
    private func fix(_ diagnostic: Diagnostic, in source: SourceText) -> Fix? {
        guard let slip = diagnostic.slip, diagnostic.path == source.path else { return nil }
        let names = source.bytes[diagnostic.range].split { !$0.isNameByte }.filter {
            $0.elementsEqual(slip.written.utf8)
        }
        guard names.count == 1, let name = names.first else { return nil }
        return Fix([Fix.Edit(name.startIndex..<name.endIndex, slip.meant)])
    }

    /// `export NAME=Ray Whisper`: the words of a value that is not quoted are exported as names.
    private func strayWords(in script: CheckedScript) -> [Finding] {
        lazy var setNames = namesSet(in: script)
        return script.commands.flatMap { visited -> [Finding] in
            guard visited.name == "export", visited.command.spacedValue == nil else { return [] }
            let runs = visited.command.words.split { if case .assignment = $0 { true } else { false } }
            return runs.flatMap { run -> [Finding] in
                run.startIndex > 1 ? [] : misspelled(run.dropFirst(), setNames, in: script)
            }
                + runs.compactMap { run in
                    guard run.startIndex > 1, let range = range(of: run) else { return nil }
                    let names = run.compactMap { if case .word(let word) = $0 { word.bareText } else { nil } }
                    guard names.count == run.count,
                        !names.contains(where: { setNames?.contains($0) ?? true || script.environment($0) != nil })
                    else { return nil }
                    return finding(
                        .warning,
                        range,
                        in: script,
                        "nothing sets a variable of this name, so that nothing is exported",
                        hints: ["a value with spaces must be quoted: NAME='a b'"]
                    )
                }
        }
    }

    /// `export REGION BUCKETT`: a name that nothing sets, beside one that is set.
    private func misspelled(
        _ words: ArraySlice<SimpleCommand.Argument>,
        _ setNames: Set<String>?,
        in script: CheckedScript
    ) -> [Finding] {
        words.compactMap { argument in
            guard case .word(let word) = argument, let name = word.bareText,
                let likely = likely(name, setNames, in: script)
            else { return nil }
            return finding(
                .warning,
                word.range,
                in: script,
                "nothing sets \(name), so that nothing is exported",
                hints: ["did you mean \(likely)?"]
            )
        }
    }

    private func range(of run: ArraySlice<SimpleCommand.Argument>) -> Range<Int>? {
        guard case .word(let first) = run.first, case .word(let last) = run.last else { return nil }
        return first.range.lowerBound..<last.range.upperBound
    }

    /// All that may be set when the file has been sourced; nil: nobody knows, for it sources others.
    private func namesSet(in script: CheckedScript) -> Set<String>? {
        var names = script.unreadNames
        names.formUnion(script.evaluation.variables.map(\.name))
        for statement in script.script.statements { names.formUnion(statement.assignedNames) }
        for visited in script.commands {
            guard !["source", ".", "eval"].contains(visited.name) else { return nil }
            names.formUnion(visited.command.namesSetIndirectly.map(\.text))
            names.formUnion(visited.command.assignments.map(\.name.text))
            for case .assignment(let assignment) in visited.command.words { names.insert(assignment.name.text) }
        }
        return names
    }
}
