/// One thing that `lanyard check` looks for.
///
/// A rule is a file of its own, a line in ``Rules/all``, and a test file of the same name.
package protocol ValidationRule: Sendable {
    /// Lower-case words with hyphens; part of the contract, for users look it up and tools store it.
    var name: String { get }
    /// What holds where the rule finds nothing, in one sentence.
    var summary: String { get }
    /// Its page.
    var documentation: RuleDocumentation { get }

    /// Whether it looks at the shell code of a page too, where commands are typed and not sourced.
    var appliesToPages: Bool { get }

    /// In any order: ``Rules/findings(in:)`` sorts them by place.
    func findings(in script: CheckedScript) -> [Finding]
}

extension ValidationRule {
    package var appliesToPages: Bool { false }

    func finding(
        _ severity: Finding.Severity,
        _ range: Range<Int>,
        in script: CheckedScript,
        _ message: String,
        hints: [String] = [],
        fix: Fix? = nil
    ) -> Finding {
        let source = script.source
        return Finding(
            rule: name,
            severity: severity,
            path: source.path,
            range: range,
            start: source.place(ofByte: range.lowerBound),
            end: source.place(ofByte: range.upperBound),
            text: source.text(range),
            message: message,
            hints: hints,
            fix: fix
        )
    }

    /// What parser and evaluator have told under the rule's own name, be it in a file that env.sh sources.
    func findings(toldBy script: CheckedScript) -> [Finding] {
        script.diagnostics.filter { $0.rule == name }.map { script.finding($0) }
    }
}
