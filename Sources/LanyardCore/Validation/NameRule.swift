/// A rule about what a name of Google Cloud's may look like.
protocol NameRule: ValidationRule {
    /// Which variables it looks at.
    var meaning: VariableMeaning { get }
    /// Whether a rule of its own tells that mistake.
    func isOthers(_ value: CheckedValue) -> Bool
    /// Whether the value says what it is, however doubtful its variable's name: then it may be mended too.
    func saysItself(_ value: CheckedValue) -> Bool
}

extension NameRule {
    package func findings(in script: CheckedScript) -> [Finding] { names(in: script) }

    /// What is wrong with each name alone.
    func names(in script: CheckedScript) -> [Finding] {
        (script.values + script.otherValues).compactMap { value in
            guard value.meaning == meaning, let problem = value.problem, !isOthers(value) else { return nil }
            return finding(
                problem.isWarning || !value.isCertain ? .warning : .error,
                value.range,
                in: script,
                "\(value.name) is \"\(visible(value.text, limit: 200))\": \(problem.message)",
                hints: (problem.hint.map { [$0] } ?? []) + quoteHints(value, in: script),
                fix: value.isCertain || saysItself(value) ? value.fix : nil
            )
        }
    }

    private func quoteHints(_ value: CheckedValue, in script: CheckedScript) -> [String] {
        let written = script.source.bytes[value.range]
        let isKept = written.first == UInt8(ascii: "'") && written.contains(UInt8(ascii: "$"))
        return isKept ? ["between single quotes $ stands for itself: write double quotes"] : []
    }

    func isOthers(_ value: CheckedValue) -> Bool { false }
    func saysItself(_ value: CheckedValue) -> Bool { false }
}

extension CheckedValue {
    /// The one right name in the place of a wrong one that stands there as plain text.
    var fix: Fix? {
        guard isLiteral, let replacement = problem?.replacement else { return nil }
        // In other letters alone it is what was meant everywhere; else what is made from it may have made up for it.
        let isSame = replacement == text.inLowerCase || replacement == text.uppercased()
        return Fix([Fix.Edit(range, posixQuoted(replacement))], reach: isSame ? .derived(name) : .only(name))
    }
}
