/// `NAME = value`, which a shell reads as a command.
struct SpacesAroundEqualsRule: ValidationRule {
    let name = "spaces-around-equals"
    let summary = "No space stands beside the equals sign of an assignment."
    let documentation = RuleDocumentation(
        explanation: """
            To a shell, NAME = value is the command NAME with two arguments, NAME =value one with one, and NAME= \
            value the command value with NAME empty for it alone. None of them sets NAME.
            """,
        source: "bash(1), PARAMETERS; POSIX, 2.9.1 Simple Commands",
        bad: [
            "«x =»1\n",
            "x= «1»\n",
            "x= «'a b'»\n",
            "export x «=» 1\n",
        ],
        good: [
            "x=1\n",
            "IFS= read -r x <<< a\nexport x\n",
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        findings(toldBy: script).map { finding in
            guard finding.isIn(script.source) else { return finding }
            var finding = finding
            if let program = program(finding, in: script.source) {
                // `LC_ALL= sort` and `echo = x` are commands, and which is meant nobody knows.
                finding.message += ", unless \(program) is to be run"
                finding.hints.append("move a command to a script of its own")
            } else {
                finding.fix = fix(finding, in: script.source)
            }
            return finding
        } + values(in: script)
    }

    /// The program that the shell would run, where there is one of that name.
    private func program(_ finding: Finding, in source: SourceText) -> String? {
        let word = finding.text.split(separator: " ", maxSplits: 1).first.map(String.init) ?? ""
        let isValue = equals(before: finding, source.bytes) != nil
        // Behind export it is a name.
        let line = source.line(finding.start.line).drop(while: \.isBlank)
        guard !isValue || !line.starts(with: "export".utf8) else { return nil }
        return KnownPrograms.contains(word) || ShellBuiltins.contains(word) ? word : nil
    }

    /// `export NAME= value`: NAME is empty, and a variable called value is exported, if there is one.
    private func values(in script: CheckedScript) -> [Finding] {
        script.commands.compactMap { visited in
            guard visited.name == "export" || visited.name == "readonly",
                let (assignment, word) = visited.command.spacedValue, script.isSetNowhere(word)
            else { return nil }
            var found = finding(
                .error,
                word.range,
                in: script,
                "there is a space behind =",
                hints: ["write \(assignment.name.text)=value without spaces"]
            )
            found.fix = fix(found, in: script.source)
            return found
        }
    }

    /// Without the blanks, where what follows is one plain word and the command's end.
    private func fix(_ finding: Finding, in source: SourceText) -> Fix? {
        let bytes = source.bytes
        guard let equals = equals(before: finding, bytes) ?? bytes[finding.range].firstIndex(of: UInt8(ascii: "="))
        else { return nil }
        var start = equals
        while start > 0, bytes[start - 1].isBlank { start -= 1 }
        var end = equals + 1
        while end < bytes.count, bytes[end].isBlank { end += 1 }
        let line = source.lineRange(source.place(ofByte: equals).line)
        let rest = bytes[end..<max(end, line.upperBound)]
        let quoted = quotedEnd(rest, bytes)
        let value = quoted.map { rest[..<$0] } ?? rest.prefix { !$0.isBlank && $0 != UInt8(ascii: ";") }
        let behind = rest.dropFirst(value.count).drop(while: \.isBlank)
        guard !value.isEmpty,
            quoted != nil || value.allSatisfy({ $0.isNameByte || "./@:+,-\"'${}".utf8.contains($0) }),
            quoted != nil || "\"'".utf8.allSatisfy({ quote in value.count { $0 == quote } % 2 == 0 }),
            behind.first.map({ $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: ";") }) ?? true
        else { return nil }
        return Fix([Fix.Edit(start..<end, "=")])
    }

    /// Of a value in quotes; typographic ones are another rule's to mend.
    private func quotedEnd(_ rest: ArraySlice<UInt8>, _ bytes: [UInt8]) -> Int? {
        if let quote = rest.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") {
            guard let end = rest.dropFirst().firstIndex(of: quote) else { return nil }
            // An escaped quote, or those of a substitution, may be the first that is met.
            let isPlain = quote == UInt8(ascii: "'") || !rest[..<end].contains { "\\`(".utf8.contains($0) }
            return isPlain ? end + 1 : nil
        }
        guard SmartQuotes.first(in: rest) == rest.startIndex, !rest.isEmpty,
            let end = SmartQuotes.end(of: rest.startIndex, in: bytes), end <= rest.endIndex
        else { return nil }
        return end
    }

    private func equals(before finding: Finding, _ bytes: [UInt8]) -> Int? {
        var index = finding.range.lowerBound
        while index > 0, bytes[index - 1].isBlank { index -= 1 }
        return index > 0 && bytes[index - 1] == UInt8(ascii: "=") ? index - 1 : nil
    }
}
