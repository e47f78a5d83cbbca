extension Evaluator {
    /// The bytes that a word stands for, and whether they are all.
    mutating func expand(_ word: Word) -> (value: ByteString, isComplete: Bool) {
        var result: [UInt8] = []
        isComplete = true
        append(word, to: &result)
        return (ByteString(result), isComplete)
    }

    private mutating func append(_ word: Word, to result: inout [UInt8]) {
        for part in word.parts where !isExhausted {
            switch part {
            case .literal(let bytes, _): append(bytes, to: &result, at: word.range)
            case .tilde(let offset): appendHome(to: &result, at: offset..<(offset + 1))
            case .parameter(let parameter): append(parameter, to: &result)
            }
        }
    }

    private mutating func append(_ bytes: [UInt8], to result: inout [UInt8], at range: Range<Int>) {
        guard spend(1 + bytes.count / 64, at: range) else { return }
        guard result.count + bytes.count <= Evaluator.valueLimit else {
            isComplete = false
            if result.count <= Evaluator.valueLimit {
                report("value-too-long", range, "this value is longer than 1 MiB", ["env.sh holds settings, not data"])
            }
            return
        }
        result += bytes
    }

    private mutating func append(_ parameter: ParameterExpansion, to result: inout [UInt8]) {
        guard spend(1, at: parameter.range) else { return }
        let slot = slot(parameter.name)
        let value = slot.value
        isComplete = isComplete && slot.isComplete && !script.isUnread(parameter.name)
        if value == nil, ShellVariables.isSupplied(parameter.name), !script.isUnread(parameter.name) {
            isComplete = false
            return report(
                "refused",
                parameter.range,
                "\(parameter.name) has a value that only the shell knows",
                ["write the value itself"]
            )
        }
        switch parameter.alternative {
        case nil:
            guard let value else { return reportUndefined(parameter) }
            append(value.bytes, to: &result, at: parameter.range)
        case .otherwise(let word, let orEmpty):
            if let value, !(orEmpty && value.isEmpty) {
                append(value.bytes, to: &result, at: parameter.range)
            } else {
                append(word, to: &result)
            }
        case .instead(let word, let orEmpty):
            if let value, !(orEmpty && value.isEmpty) { append(word, to: &result) }
        }
    }

    private mutating func appendHome(to result: inout [UInt8], at range: Range<Int>) {
        guard let home = slot("HOME").value else {
            isComplete = false
            return report("undefined-variable", range, "~ stands for $HOME, which is not set", ["write the folder"])
        }
        append(home.bytes, to: &result, at: range)
    }

    /// What is set so far: the first thought. What is set further down is the second, a variable's own name none.
    private var knownNames: [String] {
        slots.count > NameSuggestion.nameLimit ? [] : slots.entries.filter { $0.slot.value != nil }.map(\.name)
    }

    private mutating func reportUndefined(_ parameter: ParameterExpansion) {
        let name = parameter.name
        isComplete = false
        // Its assignment is there and told already: one mistake is one problem.
        guard !script.isUnread(name), problems.count < EnvScript.problemLimit else { return }
        var hints: [String] = []
        let known = [knownNames, assignedNames.filter { $0 != target }]
        if let likely = known.lazy.compactMap({ NameSuggestion.nearest(to: name, among: $0) }).first {
            hints.append("did you mean \(likely)?")
        } else if assignedNames.contains(name) {
            hints.append("it is set further down: move that line up")
        }
        hints.append("set it before, or write ${\(name):-default}")
        report("undefined-variable", parameter.range, "\(name) is not set", hints)
    }
}

extension EnvScript {
    /// Names that the file assigns anywhere, each once, sorted.
    var assignedNames: [String] {
        var names: Set<String> = []
        for statement in statements {
            switch statement.action {
            case .assign(let assignments): names.formUnion(assignments.map(\.name.text))
            case .declare(_, let declared):
                for case .assignment(let assignment) in declared { names.insert(assignment.name.text) }
            case .unset, .exportAll, .nothing: break
            }
        }
        return names.sorted()
    }

    /// Whether an assignment of that name stands in a statement that could not be read.
    func isUnread(_ name: String) -> Bool {
        unreadNames.contains(name)
    }
}
