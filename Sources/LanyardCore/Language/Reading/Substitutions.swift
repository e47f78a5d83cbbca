/// `$(…)`, `` `…` ``, `<(…)` and arithmetic.
extension ScriptReader {
    /// `$(…)`; the cursor stands on the parenthesis.
    mutating func commandSubstitution(from start: Int) throws(Diagnostic) -> CommandSubstitution {
        try nested(start) { reader throws(Diagnostic) in
            let outer = reader.enterCommands()
            reader.cursor.advance()
            let body = try reader.statements(until: .parenthesis)
            guard reader.cursor.peek() == UInt8(ascii: ")") else { throw reader.unclosed("parenthesis", start) }
            reader.cursor.advance()
            reader.leaveCommands(outer)
            return CommandSubstitution(body: body, range: reader.range(start))
        }
    }

    struct CommandsOuter {
        var quotedBraces: Int
        var quotedPatterns: Int
        var isInHereDocument: Bool
        var names: [String]
    }

    /// Quotes begin anew within a substitution.
    private mutating func enterCommands() -> CommandsOuter {
        let outer = CommandsOuter(
            quotedBraces: quotedBraces,
            quotedPatterns: quotedPatterns,
            isInHereDocument: isInHereDocument,
            names: namesMet
        )
        substitutions += 1
        quotedBraces = 0
        quotedPatterns = 0
        isInHereDocument = false
        return outer
    }

    private mutating func leaveCommands(_ outer: CommandsOuter) {
        substitutions -= 1
        quotedBraces = outer.quotedBraces
        quotedPatterns = outer.quotedPatterns
        isInHereDocument = outer.isInHereDocument
        namesMet = outer.names
    }

    /// `` `…` ``, where a backslash quotes `$`, `` ` `` and itself once more.
    mutating func backQuoted(isQuoted: Bool) throws(Diagnostic) -> CommandSubstitution {
        let start = cursor.offset
        cursor.advance()
        let first = cursor.offset
        var text: [UInt8] = []
        var isEscaped = false
        while let byte = cursor.raw(0), byte != UInt8(ascii: "`") {
            cursor.advance()
            if byte == UInt8(ascii: "\\"), let next = cursor.raw(0) {
                cursor.advance()
                isEscaped = true
                let isQuoting =
                    next == UInt8(ascii: "$") || next == UInt8(ascii: "`") || next == UInt8(ascii: "\\")
                    || (isQuoted && next == UInt8(ascii: "\""))
                text += isQuoting ? [next] : [byte, next]
            } else {
                text.append(byte)
            }
        }
        guard cursor.raw(0) != nil else { throw unclosed("back-quote", start) }
        let end = cursor.offset
        cursor.advance()
        let whole = range(start)
        return try nested(start) { reader throws(Diagnostic) in
            // Without a backslash the text is read where it stands.
            let inner = isEscaped ? Cursor(text) : Cursor(reader.cursor.bytes, from: first, to: end)
            var inside = ScriptReader(within: reader, cursor: inner, fixedRange: isEscaped ? whole : nil)
            inside.substitutions = reader.substitutions + 1
            let body = try inside.statements(until: .end)
            reader.addNodes(of: inside)
            return CommandSubstitution(body: body, range: whole)
        }
    }

    /// `<(…)`, `>(…)`; the cursor stands on the sign.
    mutating func processSubstitution(into pieces: inout Pieces) throws(Diagnostic) {
        let start = cursor.offset
        cursor.advance()
        let substitution = try commandSubstitution(from: start)
        pieces.add(.process(substitution.range))
    }

    // MARK: - Arithmetic

    /// `$((…))` or `$[…]`; the cursor stands on what opens it.
    mutating func arithmetic(from start: Int, closing: StaticString) throws(Diagnostic) -> ArithmeticExpansion {
        try nested(start) { reader throws(Diagnostic) in
            let isParenthesis = closing.utf8CodeUnitCount == 2
            reader.cursor.advance(isParenthesis ? 2 : 1)
            let first = reader.cursor.offset
            let end = isParenthesis ? UInt8(ascii: ")") : UInt8(ascii: "]")
            let expression = try reader.arithmeticWord(until: [end], start)
            // Bash counts parentheses, those in `${X-(}` as well, before it reads what is between them.
            let text = reader.cursor.bytes[first..<reader.cursor.offset]
            let level = text.reduce(0) { $1 == UInt8(ascii: "(") ? $0 + 1 : $1 == UInt8(ascii: ")") ? $0 - 1 : $0 }
            guard level == 0, reader.cursor.stands(closing) else {
                throw reader.diagnostic(
                    "refused",
                    start,
                    "this is neither arithmetic nor a plain substitution",
                    "write a blank between $( and ("
                )
            }
            reader.cursor.advance(closing.utf8CodeUnitCount)
            return ArithmeticExpansion(expression: expression, range: reader.range(start))
        }
    }

    /// An expression up to a byte outside its parentheses and brackets: left where it is.
    mutating func arithmeticWord(until ends: [UInt8], _ opening: Int) throws(Diagnostic) -> Word {
        var pieces = Pieces()
        let start = wordStart()
        var level = 0
        while let byte = cursor.peek() {
            if level == 0, ends.contains(byte) {
                try countNode(start)
                return Word(parts: pieces.finished(), range: range(start))
            }
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): level += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): level -= 1
            case UInt8(ascii: "'"), UInt8(ascii: "\\"), UInt8(ascii: "\""):
                throw diagnostic("refused", cursor.offset, "quotes in arithmetic are not read here", "remove them")
            case UInt8(ascii: "?") where ends.contains(UInt8(ascii: ":")):
                throw diagnostic("refused", cursor.offset, "? : is not read here", "compute the number before")
            default: break
            }
            switch byte {
            case UInt8(ascii: "$"): try dollar(into: &pieces, isQuoted: true)
            case UInt8(ascii: "`"): pieces.add(.command(try backQuoted(isQuoted: true), isQuoted: true))
            default:
                cursor.advance()
                pieces.addQuoted([byte])
            }
        }
        throw unclosed("bracket", opening)
    }
}
