/// A value made from a variable that neither the file nor its caller has set.
struct UndefinedVariableRule: ValidationRule {
    let name = "undefined-variable"
    let summary = "Every variable is set before a value is made from it."
    let documentation = RuleDocumentation(
        explanation: """
            An unset variable is silently empty, and the name that is made from it is another one, which may \
            even exist: -tune instead of ray-whisper-tune.

            A variable of the caller's environment counts as set. Where unset is fine, say so: ${X:-} or \
            ${X:-default}. Within a test, as in [ -z ... ], it is fine in any case.
            """,
        source: "bash(1), Parameter Expansion",
        bad: [
            "export PROJECT_ID=ray-whisper\nexport REPO=\"«${PROJECT}»-tune\"\n"
        ],
        good: [
            "b=${a:-}\nc=$b\nexport c\n"
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        let own = script.diagnostics.filter { $0.rule == name }
        return zip(findings(toldBy: script), own).map { finding, diagnostic in
            var finding = finding
            finding.fix = fix(diagnostic, in: script.source)
            return finding
        }
    }

    /// The likely name, where it is set by then: only the name's own bytes are replaced.
    private func fix(_ diagnostic: Diagnostic, in source: SourceText) -> Fix? {
        guard let meant = diagnostic.suggestion, diagnostic.path == source.path else { return nil }
        let text = source.bytes[diagnostic.range]
        guard let start = text.firstIndex(where: \.isNameStart) else { return nil }
        let end = text[start...].firstIndex { !$0.isNameByte } ?? text.endIndex
        // A name that goes on behind the end of a line is nobody's.
        guard end == text.endIndex || text[end] != UInt8(ascii: "\\") else { return nil }
        return Fix([Fix.Edit(start..<end, meant)])
    }
}
