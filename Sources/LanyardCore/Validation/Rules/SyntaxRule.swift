/// What no shell would read, or not as it was meant.
struct SyntaxRule: ValidationRule {
    static let ownName = "syntax"
    let name = SyntaxRule.ownName
    let summary = "The file is one that bash can read."
    let documentation = RuleDocumentation(
        explanation: """
            A quote that is never closed, a parenthesis where none may stand, an if without fi: the shell stops \
            somewhere in the file, often far from the mistake, and whoever sources it has half an environment. \
            The place that is told is where the mistake begins.
            """,
        source: "bash(1), SHELL GRAMMAR and QUOTING",
        bad: [
            "x=«'»a\n",
            "x=a«(»b)\n",
            "if true; then x=1; else «fi»\n",
        ],
        good: [
            "x='a b'\n",
            "y=(a b)\n",
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        findings(toldBy: script).filter { finding in
            finding.path != script.source.path
                || NoBreakSpaces.word(around: finding.range, in: script.source.bytes) == nil
        }
    }

    /// Where its findings stand in the file itself.
    static func told(by script: CheckedScript) -> [Range<Int>] {
        SyntaxRule().findings(toldBy: script).filter { $0.path == script.source.path }.map(\.range)
    }
}
