/// What the parser says to commands and operators that it does not read.
extension Parser {
    func refused(_ start: Int, _ message: String, _ hints: String...) -> Diagnostic {
        var result = reader.diagnostic("refused", start, message)
        result.hints = hints
        return result
    }

    func operatorRefused(_ byte: UInt8) -> Diagnostic {
        let offset = reader.cursor.offset
        let end = max(offset + 1, min(reader.endOfLine(offset), offset + 40))
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"):
            return source.diagnostic(
                "refused",
                offset..<end,
                "redirections are not read here",
                "is this a placeholder? put the value in its place; quote < and > that belong to it"
            )
        case UInt8(ascii: "("), UInt8(ascii: ")"):
            return source.diagnostic(
                "syntax",
                offset..<(offset + 1),
                "a parenthesis cannot stand here",
                "quote the value"
            )
        default:
            return source.diagnostic(
                "refused",
                offset..<end,
                "& and | start programs, and nothing is run here",
                "quote the value if the character belongs to it"
            )
        }
    }

    /// bash may make several words of `{a,b}` behind a command's name.
    func refuseBraces(_ word: Word) throws(Diagnostic) {
        var hasBareBrace = false
        var hasAlternative = false
        for part in word.parts {
            switch part {
            case .literal(let bytes, isQuoted: false) where bytes.contains(UInt8(ascii: "{")): hasBareBrace = true
            case .parameter(let parameter) where parameter.alternative != nil: hasAlternative = true
            default: break
            }
        }
        // Among quotes within ${…}, bash loses count of what is quoted when it looks for braces.
        let bytes = source.bytes[word.range]
        let isConfusing =
            hasAlternative
            && bytes.indices.contains { index in
                bytes[index] == UInt8(ascii: "{") && source.bytes[index - 1] != UInt8(ascii: "$")
            }
        guard hasBareBrace || isConfusing else { return }
        throw source.diagnostic(
            "refused",
            word.range,
            "the shell might expand the brace in it",
            "quote the value, or assign it first and export the name"
        )
    }

    func checkAssignable(_ name: Statement.Name) throws(Diagnostic) {
        guard !ShellVariables.isAssignable(name.text) else { return }
        throw source.diagnostic(
            "refused",
            name.range,
            "\(name.text) belongs to the shell that reads env.sh and cannot be set here",
            "choose another name"
        )
    }

    func bareName(_ word: Word, _ start: Int, isAssignment: Bool = false) throws(Diagnostic) -> Statement.Name {
        if !isAssignment, let text = word.bareText {
            if isName(text.utf8) {
                let name = Statement.Name(text: text, offset: start)
                try checkAssignable(name)
                return name
            }
            if text == "=" || text.hasPrefix("=") {
                throw reader.diagnostic("syntax", start, "there are spaces around =", "write NAME=value without spaces")
            }
            if text.hasPrefix("-") { throw refused(start, "options are not read here", "write export NAME=value") }
        }
        throw reader.diagnostic(
            "syntax",
            start,
            "this is no variable's name: letters, digits and _ only, and no digit first",
            "a value with spaces must be quoted: NAME='a b'; the name itself must not be"
        )
    }

    func commandBehindAssignment(_ first: Statement.Assignment, _ start: Int) -> Diagnostic {
        if first.value.parts.isEmpty {
            return reader.diagnostic(
                "syntax",
                start,
                "there is a space behind =",
                "write \(first.name.text)=value without spaces"
            )
        }
        return reader.diagnostic(
            "refused",
            start,
            "the shell would run this as a command",
            "a value with spaces must be quoted: \(first.name.text)='a b'" + smartQuoteHint(start)
        )
    }

    mutating func unknownCommand(_ command: Word, _ start: Int) -> Diagnostic {
        skipBlanksForHint()
        if let text = command.bareText, isName(text.utf8), reader.cursor.raw(0) == UInt8(ascii: "=") {
            return source.diagnostic(
                "syntax",
                start..<(reader.cursor.offset + 1),
                "there is a space before =",
                "write \(text)=value without spaces"
            )
        }
        let range = start..<max(start + 1, reader.endOfLine(start))
        if let text = command.bareText, let equals = text.firstIndex(of: "=") {
            let name = text[..<equals]
            if isName(name.dropLast().utf8), name.last == "+" {
                return refused(start, "+= is not read here", "write \(name.dropLast())=\"${\(name.dropLast())}…\"")
            }
            if name.last == "]" {
                return refused(start, "arrays are not read here", "give each value a name of its own")
            }
            return source.diagnostic(
                "syntax",
                start..<(start + name.utf8.count),
                "this is no variable's name: letters, digits and _ only, and no digit first",
                "choose another name"
            )
        }
        return source.diagnostic(
            "refused",
            range,
            "only variables are set here, and no other command is run",
            "write the resulting value, or move the command to a script of its own" + smartQuoteHint(start)
        )
    }

    mutating func skipBlanksForHint() {
        while let byte = reader.cursor.peek(), byte.isBlank { reader.cursor.advance() }
    }

    func smartQuoteHint(_ start: Int) -> String {
        let line = source.line(source.place(ofByte: start).line)
        for (index, byte) in line.enumerated() where byte == 0xe2 {
            let rest = line.dropFirst(index).prefix(3)
            if rest.count == 3, rest[rest.startIndex + 1] == 0x80, (0x98...0x9f).contains(rest[rest.startIndex + 2]) {
                return "; typographic quotes do not quote: use ' or \""
            }
        }
        return ""
    }
}
