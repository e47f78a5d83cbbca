/// Words: bash(1), QUOTING.
extension ScriptReader {
    /// A word up to what ends it: a blank, a newline, an operator.
    mutating func word() throws(Diagnostic) -> Word {
        var pieces = Pieces()
        let start = wordStart()
        if cursor.raw(0) == UInt8(ascii: "~") { try tilde(into: &pieces, in: .argument) }
        try self.pieces(&pieces, in: .argument)
        return try finished(&pieces, start)
    }

    /// The value behind the equals sign of an assignment.
    mutating func assignedWord() throws(Diagnostic) -> Word {
        var pieces = Pieces()
        let start = wordStart()
        if cursor.raw(0) == UInt8(ascii: "~") { try tilde(into: &pieces, in: .assignment) }
        try self.pieces(&pieces, in: .assignment)
        return try finished(&pieces, start)
    }

    private mutating func pieces(_ pieces: inout Pieces, in context: Context) throws(Diagnostic) {
        while let byte = cursor.peek() {
            if !byte.isMeta {
                try piece(byte, into: &pieces, in: context)
            } else if byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">"), cursor.raw(1) == UInt8(ascii: "(") {
                try processSubstitution(into: &pieces)
            } else {
                return
            }
        }
    }

    mutating func wordStart() -> Int {
        _ = cursor.peek()
        return cursor.offset
    }

    mutating func finished(_ pieces: inout Pieces, _ start: Int) throws(Diagnostic) -> Word {
        try countNode(start)
        lastEnd = cursor.offset
        return Word(parts: pieces.finished(), range: range(start))
    }

    /// Where unquoted text stands.
    enum Context {
        case argument
        case assignment
        /// Within `${…}`.
        case braces
    }

    /// One piece outside quotes.
    mutating func piece(_ byte: UInt8, into pieces: inout Pieces, in context: Context) throws(Diagnostic) {
        switch byte {
        case UInt8(ascii: "\\"):
            guard let next = cursor.raw(1) else {
                throw diagnostic("syntax", cursor.offset, "the file ends in a backslash", "remove it")
            }
            cursor.advance(2)
            pieces.addQuoted([next])
        case UInt8(ascii: "'"): try singleQuoted(into: &pieces)
        case UInt8(ascii: "\""): try doubleQuoted(into: &pieces)
        case UInt8(ascii: "$"): try dollar(into: &pieces, isQuoted: false)
        case UInt8(ascii: "`"): pieces.add(.command(try backQuoted(isQuoted: false), isQuoted: false))
        default: try bareText(byte, into: &pieces, in: context)
        }
    }

    private mutating func bareText(
        _ byte: UInt8,
        into pieces: inout Pieces,
        in context: Context
    ) throws(Diagnostic) {
        let start = cursor.offset
        // A whole stretch of letters at once.
        cursor.skip { $0.isNameByte }
        if cursor.offset > start {
            pieces.addBare(cursor.bytes[start..<cursor.offset])
            return
        }
        let looksAssigned = context == .argument && pieces.isSingleBare && isName(pieces.bare)
        cursor.advance()
        pieces.addBare(byte)
        guard cursor.peek() == UInt8(ascii: "~") else { return }
        switch (byte, context) {
        case (UInt8(ascii: ":"), .assignment): try tilde(into: &pieces, in: context)
        case (UInt8(ascii: "="), _) where context == .assignment || looksAssigned:
            throw diagnostic(
                "refused",
                cursor.offset,
                "shells do not agree on ~ behind =",
                "write ${HOME}, or quote it"
            )
        case (UInt8(ascii: ":"), .argument) where pieces.bare.contains(UInt8(ascii: "=")):
            throw diagnostic("refused", cursor.offset, "shells do not agree on ~ here", "write ${HOME}, or quote it")
        case (UInt8(ascii: ":"), .braces), (UInt8(ascii: "="), .braces):
            throw diagnostic("refused", cursor.offset, "~ within ${…} is read at its start only", "write ${HOME}")
        default: return
        }
    }

    /// `~` where bash would expand it: it stands for $HOME before a slash, a colon or the end, and for itself before
    /// a quote.
    mutating func tilde(into pieces: inout Pieces, in context: Context) throws(Diagnostic) {
        let start = cursor.offset
        cursor.advance()
        switch cursor.peek() {
        case UInt8(ascii: "/"), nil: pieces.add(.tilde(start))
        case UInt8(ascii: ":") where context == .assignment: pieces.add(.tilde(start))
        case UInt8(ascii: "}") where context == .braces: pieces.add(.tilde(start))
        case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "\\"): pieces.addBare(UInt8(ascii: "~"))
        case .some(let byte) where byte.isMeta && context != .braces: pieces.add(.tilde(start))
        default:
            throw diagnostic(
                "refused",
                start,
                "only your own ~ is read, not another's",
                "write the folder, or quote the ~"
            )
        }
    }

    /// bash makes several words of `{a,b}` and `{1..3}`.
    func refuseBraces(_ word: Word) throws(Diagnostic) {
        var hasOpen = false
        var hasSeparator = false
        var isExpanded = false
        var hasAlternative = false
        var hasSubstitution = false
        var previous: UInt8 = 0
        for part in word.parts {
            switch part {
            case .literal(let bytes, isQuoted: false):
                for byte in bytes {
                    switch byte {
                    case UInt8(ascii: "{"): hasOpen = true
                    case UInt8(ascii: ","): hasSeparator = hasSeparator || hasOpen
                    case UInt8(ascii: "."): hasSeparator = hasSeparator || (hasOpen && previous == byte)
                    case UInt8(ascii: "}"): isExpanded = isExpanded || hasSeparator
                    default: break
                    }
                    previous = byte
                }
            case .parameter(let parameter, _) where parameter.operation != nil:
                hasAlternative = hasAlternative || hasQuotes(parameter.range)
            case .command, .arithmetic: hasSubstitution = true
            default: break
            }
        }
        // Among quotes within ${…}, bash loses count of what is quoted when it looks for braces; else it passes over $(…).
        let isConfusing =
            fixedRange == nil && (hasAlternative || hasSubstitution)
            && hasStrayBrace(word.range, besides: hasAlternative ? [] : word.commandRanges)
        guard isExpanded || isConfusing else { return }
        throw source.diagnostic(
            "refused",
            word.range,
            "the shell might expand the brace in it",
            "quote the value, or write the words one by one"
        )
    }

    private func hasQuotes(_ range: Range<Int>) -> Bool {
        fixedRange != nil || cursor.bytes[range].contains { "'\"\\`".utf8.contains($0) }
    }

    /// Whether a brace, wherever it stands, is followed by what bash parts its words at.
    private func hasStrayBrace(_ range: Range<Int>, besides passedOver: [Range<Int>]) -> Bool {
        let bytes = cursor.bytes
        let brace = range.first { index in
            bytes[index] == UInt8(ascii: "{") && (index == 0 || bytes[index - 1] != UInt8(ascii: "$"))
                && !passedOver.contains { $0.contains(index) }
        }
        guard let brace else { return false }
        return (brace..<range.upperBound).contains { index in
            bytes[index] == UInt8(ascii: ",") || (bytes[index] == UInt8(ascii: ".") && bytes[index - 1] == bytes[index])
        }
    }
}

extension Word {
    fileprivate var commandRanges: [Range<Int>] {
        parts.compactMap { part in
            if case .command(let substitution, _) = part { substitution.range } else { nil }
        }
    }
}
