/// A blank that no shell takes for one, copied from a page or a chat.
struct NoBreakSpaceRule: ValidationRule {
    let name = "no-break-space"
    let summary = "Blanks are those that a shell reads."
    let documentation = RuleDocumentation(
        explanation: """
            A no-break space looks like a blank and is a letter to a shell: it becomes a part of the name or of \
            the value beside it, which no message shows and every API refuses.
            """,
        source: "POSIX, 2.3 Token Recognition; Unicode, 6.2 General Punctuation",
        bad: [
            "export«\u{a0}»X=1\n",
            "export Y=«\u{a0}»2\n",
        ],
        good: [
            "export X='a\u{a0}b'\n",
            "# a\u{a0}remark\nexport X=1\n",
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        unread(in: script) + values(in: script)
    }

    /// Between words that are none for it: blanks in their place are what was meant.
    private func unread(in script: CheckedScript) -> [Finding] {
        let bytes = script.source.bytes
        return SyntaxRule.told(by: script).flatMap { finding -> [Finding] in
            guard let word = NoBreakSpaces.word(around: finding, in: bytes) else { return [] }
            let isQuoted = bytes[word].contains { "\"'\\`".utf8.contains($0) }
            return NoBreakSpaces.ranges(in: bytes[word]).map { found($0, in: script, isQuoted ? nil : " ") }
        }
    }

    private func values(in script: CheckedScript) -> [Finding] {
        NoBreakSpaces.unquoted(in: script).flatMap { word -> [Finding] in
            let isPlain = word.bareText?.utf8.count == word.range.count
            let ranges = NoBreakSpaces.ranges(in: script.source.bytes[word.range])
            return ranges.map { range in
                // Within the value it may be a blank that was to be quoted.
                let isEdge = range.lowerBound == word.range.lowerBound || range.upperBound == word.range.upperBound
                return found(range, in: script, isPlain && isEdge ? "" : nil)
            }
        }
    }

    private func found(_ range: Range<Int>, in script: CheckedScript, _ replacement: String?) -> Finding {
        finding(
            .error,
            range,
            in: script,
            "this blank is a letter to the shell: a no-break space or its like",
            hints: ["write a plain blank, or none"],
            fix: replacement.map { Fix([Fix.Edit(range, $0)]) }
        )
    }
}
