/// Typographic quotes around a value, copied from a page or a chat.
struct SmartQuotesRule: ValidationRule {
    let name = "smart-quotes"
    let summary = "Quotes are those that a shell reads."
    let documentation = RuleDocumentation(
        explanation: """
            “ and ” are letters to a shell: they become a part of the value, and a blank between them ends it.
            """,
        source: "bash(1), QUOTING; Unicode, 6.2 General Punctuation",
        bad: [
            "export X=«“ray”»\n",
            "export Y=«‘a b’»\n",
        ],
        good: [
            "export X='“quoted”'\n",
            "# “remark”\nexport X=1\n",
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        let told = findings(toldBy: script)
        let found = SmartQuotes.unquoted(in: script).filter { range in
            !told.contains { $0.marks(range, in: script.source) }
        }
        .map { range in
            finding(
                .error,
                range,
                in: script,
                "these quotes do not quote: they become a part of the value",
                hints: ["write ' or \" instead"]
            )
        }
        return (told + found).map { one in
            var finding = one
            if one.isIn(script.source) { finding.fix = SmartQuotes.fix(one.range, script.source.bytes) }
            return finding
        }
    }
}
