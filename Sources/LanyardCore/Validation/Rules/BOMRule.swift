/// A byte order mark at the beginning.
struct BOMRule: ValidationRule {
    let name = "bom"
    let summary = "The file begins with its first word."
    let documentation = RuleDocumentation(
        explanation: """
            Some editors put three bytes before the text to say that it is UTF-8. bash takes them for a part of \
            the first word, and the first line does not do what it says.
            """,
        source: "Unicode, 23.8 Specials; bash(1)",
        bad: [
            "«\u{feff}»x=1\n"
        ],
        good: [
            "x=1\n"
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        findings(toldBy: script).map { finding in
            var finding = finding
            finding.fix = Fix([Fix.Edit(finding.range, "")])
            return finding
        }
    }
}
