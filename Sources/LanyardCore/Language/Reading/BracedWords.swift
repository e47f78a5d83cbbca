/// The words within `${…}`, which end at its brace or at a slash.
extension ScriptReader {
    mutating func operand(_ start: Int, _ isQuoted: Bool) throws(Diagnostic) -> Word {
        let word = try bracesWord(start, isQuoted)
        cursor.advance()
        return word
    }

    /// Patterns are read as outside quotes even where the whole stands in quotes.
    mutating func pattern(_ start: Int, _ isQuoted: Bool) throws(Diagnostic) -> Word {
        let word = try bracesWord(start, isQuoted, isPattern: true)
        cursor.advance()
        return word
    }

    /// Up to the closing brace, or to what else ends it: left where it is.
    mutating func bracesWord(
        _ opening: Int,
        _ isQuoted: Bool,
        ending: UInt8 = UInt8(ascii: "}"),
        isPattern: Bool = false
    ) throws(Diagnostic) -> Word {
        isQuoted && !(isPattern || ending != UInt8(ascii: "}"))
            ? try quotedBracesWord(opening) : try bareBracesWord(opening, ending, isQuoted: isQuoted)
    }

    /// The word of `${X:-w}` outside quotes: spaces and operators stand for themselves.
    private mutating func bareBracesWord(
        _ opening: Int,
        _ ending: UInt8,
        isQuoted: Bool
    ) throws(Diagnostic) -> Word {
        var pieces = Pieces()
        let start = wordStart()
        if isQuoted { quotedPatterns += 1 }
        defer { if isQuoted { quotedPatterns -= 1 } }
        if cursor.raw(0) == UInt8(ascii: "~") {
            if isQuoted { throw diagnostic("refused", cursor.offset, "~ is not read here", "write ${HOME}") }
            try tilde(into: &pieces, in: .braces)
        }
        while let byte = cursor.peek() {
            if byte == UInt8(ascii: "}") || byte == ending {
                return Word(parts: pieces.finished(), range: range(start))
            }
            if isQuote(byte),
                isQuoted
                    ? byte == UInt8(ascii: "`") || quotedBraces > 0 || isInHereDocument : quotedPatterns > 0
            {
                throw diagnostic(
                    "refused",
                    cursor.offset,
                    "shells do not agree on quotes in a pattern within \"${…}\"",
                    "put the pattern into a variable of its own first"
                )
            }
            try refuseProcessSubstitution(byte)
            if cursor.stands("$'") { try refuseQuotesInAnsiQuotes() }
            try piece(byte, into: &pieces, in: .braces)
        }
        throw unclosed("brace", opening)
    }

    /// Bash looks for the end of what is around `${X:-$'…'}` before it reads that, and stumbles over quotes in it; within
    /// `"$(…)"` it reads that twice.
    private func refuseQuotesInAnsiQuotes() throws(Diagnostic) {
        var distance = 2
        while let byte = cursor.raw(distance), byte != UInt8(ascii: "'") {
            let isEscape = byte == UInt8(ascii: "\\")
            // A backslash before one of them hides it from nobody but $'…' itself.
            let meant = isEscape ? cursor.raw(distance + 1) ?? byte : byte
            if "\"`{}()".utf8.contains(meant) || (isEscape && (meant == UInt8(ascii: "'") || substitutions > 0)) {
                throw diagnostic(
                    "refused",
                    cursor.offset,
                    "this $'…' within ${…} is not read here",
                    "put the value into a variable of its own first"
                )
            }
            distance += isEscape ? 2 : 1
        }
    }

    private func isQuote(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "`")
    }

    /// The word of `"${X:-w}"`: single quotes stand for themselves there.
    private mutating func quotedBracesWord(_ opening: Int) throws(Diagnostic) -> Word {
        var pieces = Pieces()
        let start = wordStart()
        quotedBraces += 1
        defer { quotedBraces -= 1 }
        while let byte = cursor.peek() {
            try refuseProcessSubstitution(byte)
            if quotedBraces > 1 || byte == UInt8(ascii: "'") { try refuseWhereQuotesNest(byte) }
            switch byte {
            case UInt8(ascii: "}"): return Word(parts: pieces.finished(), range: range(start))
            case UInt8(ascii: "\\"): escapedInDoubleQuotes(into: &pieces, other: UInt8(ascii: "}"))
            case UInt8(ascii: "\""):
                let (quote, isAlone) = (cursor.offset, pieces.isEmpty)
                try doubleQuoted(into: &pieces)
                guard isAlone, cursor.peek() == UInt8(ascii: "}") else {
                    throw diagnostic(
                        "refused",
                        quote,
                        "what bash makes of quotes beside other text within \"${…}\" follows no rule",
                        "remove the inner quotes"
                    )
                }
            case UInt8(ascii: "$") where cursor.raw(1) == UInt8(ascii: "'") || cursor.raw(1) == UInt8(ascii: "\""):
                throw diagnostic("refused", cursor.offset, "$'…' within \"${…}\" is not read here", "put it outside")
            default: try quotedPiece(byte, into: &pieces, ending: UInt8(ascii: "}"))
            }
        }
        throw unclosed("brace", opening)
    }

    func refuseProcessSubstitution(_ byte: UInt8) throws(Diagnostic) {
        // Within braces, bash passes over its own mark (CTLESC) and finds the parenthesis behind it.
        let next = cursor.raw(1) == 0x01 ? cursor.raw(2) : cursor.raw(1)
        guard byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">"), next == UInt8(ascii: "(") else { return }
        throw diagnostic(
            "refused",
            cursor.offset,
            "process substitution runs a program",
            "read a file beside env.sh, or quote it"
        )
    }
}
