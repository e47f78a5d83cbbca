/// `'…'` and `"…"`.
extension ScriptReader {
    mutating func singleQuoted(into pieces: inout Pieces) throws(Diagnostic) {
        let start = cursor.offset
        cursor.advance()
        let first = cursor.offset
        cursor.skip { $0 != UInt8(ascii: "'") }
        guard cursor.raw(0) != nil else { throw unclosed("single quote", start) }
        pieces.addQuoted(cursor.bytes[first..<cursor.offset])
        cursor.advance()
    }

    mutating func doubleQuoted(into pieces: inout Pieces) throws(Diagnostic) {
        let start = cursor.offset
        cursor.advance()
        // Even an empty pair of quotes makes a word.
        if cursor.peek() == UInt8(ascii: "\"") { pieces.addQuoted([]) }
        while let byte = cursor.peek() {
            if quotedBraces > 0 {
                try refuseWhereQuotesNest(byte)
                try refuseProcessSubstitution(byte)
            }
            switch byte {
            case UInt8(ascii: "\""):
                cursor.advance()
                return
            case UInt8(ascii: "\\"):
                if quotedBraces > 0, cursor.raw(1) == UInt8(ascii: "}") {
                    throw diagnostic("refused", cursor.offset, "a backslash before } within quotes is not read here")
                }
                escapedInDoubleQuotes(into: &pieces)
            default: try quotedPiece(byte, into: &pieces, ending: UInt8(ascii: "\""))
            }
        }
        throw unclosed("double quote", start)
    }

    /// An expansion in quotes, or the text up to the next one.
    mutating func quotedPiece(_ byte: UInt8, into pieces: inout Pieces, ending: UInt8) throws(Diagnostic) {
        switch byte {
        case UInt8(ascii: "$"): try dollar(into: &pieces, isQuoted: true)
        case UInt8(ascii: "`"): pieces.add(.command(try backQuoted(isQuoted: true), isQuoted: true))
        default:
            let start = cursor.offset
            cursor.advance()
            if quotedBraces == 0 {
                cursor.skip { byte in
                    byte != ending && byte != UInt8(ascii: "$") && byte != UInt8(ascii: "\\")
                        && byte != UInt8(ascii: "`")
                }
            }
            pieces.addQuoted(cursor.bytes[start..<cursor.offset])
        }
    }

    /// Quotes within quoted braces within quotes: bash's answers there follow no rule that could be told.
    func refuseWhereQuotesNest(_ byte: UInt8) throws(Diagnostic) {
        let isLoneDollar =
            byte == UInt8(ascii: "$") && !(cursor.raw(1).map { $0 == UInt8(ascii: "{") || $0.isNameStart } ?? false)
        guard byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") || isLoneDollar
        else {
            return
        }
        throw diagnostic(
            "refused",
            cursor.offset,
            "shells do not agree on this character in quotes within \"${…}\"",
            "put the value into a variable of its own first"
        )
    }

    /// Within double quotes a backslash quotes only `$`, `` ` ``, `"` and `\`; else it stands for itself.
    ///
    /// - Parameter others: what it quotes besides, as the brace in `"${X:-…}"`; in a here-document no `"`.
    mutating func escapedInDoubleQuotes(
        into pieces: inout Pieces,
        quote: UInt8 = UInt8(ascii: "\""),
        other: UInt8 = UInt8(ascii: "\\")
    ) {
        cursor.advance()
        switch cursor.raw(0) {
        case .some(let next)
        where next == UInt8(ascii: "$") || next == UInt8(ascii: "`") || next == UInt8(ascii: "\\") || next == quote
            || next == other:
            cursor.advance()
            pieces.addQuoted([next])
        default: pieces.addQuoted([UInt8(ascii: "\\")])
        }
    }
}
