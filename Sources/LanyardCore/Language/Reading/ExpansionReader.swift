/// What stands behind a dollar sign: bash(1), Parameter Expansion.
extension WordReader {
    mutating func dollar(into pieces: inout Pieces, isQuoted: Bool) throws(Diagnostic) {
        let start = cursor.offset
        cursor.advance()
        switch cursor.peek() {
        case UInt8(ascii: "'") where !isQuoted:
            pieces.add(try ansiQuoted(from: start), isQuoted: true)
        case UInt8(ascii: "\"") where !isQuoted:
            throw diagnostic("refused", start, "translated text, $\"…\", is not read here", "remove the dollar sign")
        case UInt8(ascii: "("):
            throw commandSubstitution(start)
        case UInt8(ascii: "["):
            throw diagnostic("refused", start, "arithmetic is not read here", "write the number itself")
        case UInt8(ascii: "{"):
            cursor.advance()
            pieces.add(.parameter(try braced(from: start, isQuoted: isQuoted)))
        case .some(let byte) where byte.isNameStart:
            let name = readName()
            try checkReadable(name, start)
            pieces.add(.parameter(ParameterExpansion(name: name, alternative: nil, range: start..<cursor.offset)))
        case .some(let byte) where isSpecialParameter(byte):
            cursor.advance()
            throw specialParameter(byte, start)
        default:
            pieces.add([UInt8(ascii: "$")], isQuoted: isQuoted)
        }
    }

    private mutating func readName() -> String {
        var bytes: [UInt8] = []
        while let byte = cursor.peek(), byte.isNameByte {
            bytes.append(byte)
            cursor.advance()
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func braced(from start: Int, isQuoted: Bool) throws(Diagnostic) -> ParameterExpansion {
        guard let first = cursor.peek() else { throw unclosed("brace", start) }
        guard first.isNameStart else {
            if first.isDigit || isSpecialParameter(first) { throw specialParameter(first, start) }
            throw diagnostic("syntax", start, "a variable's name must stand behind ${", "for example ${PROJECT_ID}")
        }
        let name = readName()
        try checkReadable(name, start)
        let alternative = try alternative(of: name, from: start, isQuoted: isQuoted)
        return ParameterExpansion(name: name, alternative: alternative, range: start..<cursor.offset)
    }

    private mutating func alternative(
        of name: String,
        from start: Int,
        isQuoted: Bool
    ) throws(Diagnostic) -> ParameterExpansion.Alternative? {
        guard var operation = cursor.peek() else { throw unclosed("brace", start) }
        if operation == UInt8(ascii: "}") {
            cursor.advance()
            return nil
        }
        let orEmpty = operation == UInt8(ascii: ":")
        if orEmpty {
            cursor.advance()
            guard let next = cursor.peek() else { throw unclosed("brace", start) }
            operation = next
        }
        guard operation == UInt8(ascii: "-") || operation == UInt8(ascii: "+") else {
            throw diagnostic(
                "refused",
                start,
                "this form of ${\(name)…} is not read here",
                "only ${\(name)}, ${\(name):-w}, ${\(name)-w}, ${\(name):+w} and ${\(name)+w} are"
            )
        }
        cursor.advance()
        guard depth < WordReader.depthLimit else {
            throw diagnostic("refused", start, "more than \(WordReader.depthLimit) expansions within each other")
        }
        depth += 1
        defer { depth -= 1 }
        let word = isQuoted ? try quotedBraceWord(start) : try bareBraceWord(start)
        cursor.advance()
        return operation == UInt8(ascii: "-")
            ? .otherwise(word, orEmpty: orEmpty) : .instead(word, orEmpty: orEmpty)
    }

    /// The word of `${X:-w}` outside quotes: spaces and operators stand for themselves.
    private mutating func bareBraceWord(_ opening: Int) throws(Diagnostic) -> Word {
        var pieces = Pieces()
        _ = cursor.peek()
        let start = cursor.offset
        if cursor.raw(0) == UInt8(ascii: "~") { try tilde(into: &pieces, isAssignment: false) }
        while let byte = cursor.peek() {
            if byte == UInt8(ascii: "}") { return Word(parts: pieces.finished(), range: start..<cursor.offset) }
            try refuseProcessSubstitution(byte)
            try unquotedPiece(byte, into: &pieces, assigns: false)
            if byte == UInt8(ascii: ":") || byte == UInt8(ascii: "="), cursor.peek() == UInt8(ascii: "~") {
                throw diagnostic("refused", cursor.offset, "~ within ${…} is read at its start only", "write ${HOME}")
            }
        }
        throw unclosed("brace", opening)
    }

    /// The word of `"${X:-w}"`: single quotes stand for themselves there.
    private mutating func quotedBraceWord(_ opening: Int) throws(Diagnostic) -> Word {
        var pieces = Pieces()
        let start = cursor.offset
        quotedBraces += 1
        defer { quotedBraces -= 1 }
        while let byte = cursor.peek() {
            try refuseProcessSubstitution(byte)
            if depth > 1 || byte == UInt8(ascii: "'") { try refuseWhereQuotesNest(byte) }
            switch byte {
            case UInt8(ascii: "}"):
                return Word(parts: pieces.finished(), range: start..<cursor.offset)
            case UInt8(ascii: "\\"):
                pieces.add(escapedInDoubleQuotes(alsoBrace: true), isQuoted: true)
            case UInt8(ascii: "\""):
                try doubleQuoted(into: &pieces)
            case UInt8(ascii: "$"):
                if cursor.raw(1) == UInt8(ascii: "'") || cursor.raw(1) == UInt8(ascii: "\"") {
                    throw diagnostic(
                        "refused",
                        cursor.offset,
                        "$'…' within \"${…}\" is not read here",
                        "put it outside"
                    )
                }
                try dollar(into: &pieces, isQuoted: true)
            case UInt8(ascii: "`"):
                throw commandSubstitution()
            default:
                cursor.advance()
                pieces.add([byte], isQuoted: true)
            }
        }
        throw unclosed("brace", opening)
    }

    private func refuseProcessSubstitution(_ byte: UInt8) throws(Diagnostic) {
        guard byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">"), cursor.raw(1) == UInt8(ascii: "(") else { return }
        throw diagnostic("unstable-value", cursor.offset, "process substitution runs a program", "quote it")
    }
}
