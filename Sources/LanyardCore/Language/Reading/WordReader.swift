/// Reads words: bash(1), QUOTING and EXPANSION.
struct WordReader {
    /// `${X:-${Y:-…}}` deeper than that is no setting.
    static let depthLimit = 40

    var cursor: Cursor
    /// Names of the assignments that the present statement has begun.
    var namesMet: [String] = []
    /// Whether a line before may have changed what a character is.
    var isLocaleSet = false
    var depth = 0
    var quotedBraces = 0

    init(_ source: SourceText) {
        cursor = Cursor(source)
    }

    /// A word of the command line; where it has the form NAME=value, the name apart.
    struct CommandWord {
        var name: Statement.Name?
        /// The whole word, or the value behind the equals sign.
        var word: Word
    }

    mutating func commandWord() throws(Diagnostic) -> CommandWord {
        var pieces = Pieces()
        var start = cursor.offset
        var name: Statement.Name?
        let wordStart = start
        while let byte = cursor.peek(), !byte.isMeta {
            if byte == UInt8(ascii: "="), name == nil, pieces.isSingleBare, isName(pieces.bare) {
                name = Statement.Name(text: String(decoding: pieces.bare, as: UTF8.self), offset: wordStart)
                namesMet.append(String(decoding: pieces.bare, as: UTF8.self))
                isLocaleSet = isLocaleSet || namesMet.last.map(ShellVariables.isLocale) == true
                cursor.advance()
                pieces = Pieces()
                _ = cursor.peek()
                start = cursor.offset
                if cursor.raw(0) == UInt8(ascii: "(") {
                    throw diagnostic(
                        "refused",
                        start,
                        "arrays are not read here",
                        "write one value: \(name?.text ?? "")='a b'"
                    )
                }
                if cursor.raw(0) == UInt8(ascii: "~") { try tilde(into: &pieces, isAssignment: true) }
                continue
            }
            try unquotedPiece(byte, into: &pieces, assigns: name != nil)
        }
        return CommandWord(name: name, word: Word(parts: pieces.finished(), range: start..<cursor.offset))
    }

    /// One piece outside quotes.
    mutating func unquotedPiece(_ byte: UInt8, into pieces: inout Pieces, assigns: Bool) throws(Diagnostic) {
        switch byte {
        case UInt8(ascii: "\\"):
            guard let next = cursor.raw(1) else {
                throw diagnostic("syntax", cursor.offset, "the file ends in a backslash", "remove it")
            }
            cursor.advance(2)
            pieces.add([next], isQuoted: true)
        case UInt8(ascii: "'"):
            pieces.add(try singleQuoted(), isQuoted: true)
        case UInt8(ascii: "\""):
            try doubleQuoted(into: &pieces)
        case UInt8(ascii: "$"):
            try dollar(into: &pieces, isQuoted: false)
        case UInt8(ascii: "`"):
            throw commandSubstitution()
        default:
            cursor.advance()
            pieces.addBare(byte)
            guard assigns, cursor.peek() == UInt8(ascii: "~") else { return }
            if byte == UInt8(ascii: ":") {
                try tilde(into: &pieces, isAssignment: true)
            } else if byte == UInt8(ascii: "=") {
                throw diagnostic(
                    "refused",
                    cursor.offset,
                    "shells do not agree on ~ behind =",
                    "write ${HOME}, or quote it"
                )
            }
        }
    }

    /// `~` where bash would expand it: it stands for $HOME before a slash, a colon or the end, and for itself before
    /// a quote.
    mutating func tilde(into pieces: inout Pieces, isAssignment: Bool) throws(Diagnostic) {
        let start = cursor.offset
        cursor.advance()
        let next = cursor.peek()
        switch next {
        case UInt8(ascii: "/"), nil:
            pieces.add(.tilde(start))
        case UInt8(ascii: ":") where isAssignment:
            pieces.add(.tilde(start))
        case UInt8(ascii: "}") where !isAssignment:
            pieces.add(.tilde(start))
        case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "\\"):
            pieces.addBare(UInt8(ascii: "~"))
        case .some(let byte) where byte.isMeta && isAssignment:
            pieces.add(.tilde(start))
        default:
            throw diagnostic(
                "refused",
                start,
                "only your own ~ is read, not another's",
                "write the folder, or quote the ~"
            )
        }
    }

    mutating func singleQuoted() throws(Diagnostic) -> [UInt8] {
        let start = cursor.offset
        cursor.advance()
        let first = cursor.offset
        cursor.skip { $0 != UInt8(ascii: "'") }
        guard cursor.raw(0) != nil else { throw unclosed("single quote", start) }
        let content = Array(cursor.source.bytes[first..<cursor.offset])
        cursor.advance()
        return content
    }

    mutating func doubleQuoted(into pieces: inout Pieces) throws(Diagnostic) {
        let start = cursor.offset
        cursor.advance()
        // Even an empty pair of quotes makes a word.
        pieces.add([], isQuoted: true)
        while let byte = cursor.peek() {
            if quotedBraces > 0 { try refuseWhereQuotesNest(byte) }
            switch byte {
            case UInt8(ascii: "\""):
                cursor.advance()
                return
            case UInt8(ascii: "\\"):
                if depth > 0, cursor.raw(1) == UInt8(ascii: "}") {
                    throw diagnostic("refused", cursor.offset, "a backslash before } within quotes is not read here")
                }
                pieces.add(escapedInDoubleQuotes(), isQuoted: true)
            case UInt8(ascii: "$"):
                try dollar(into: &pieces, isQuoted: true)
            case UInt8(ascii: "`"):
                throw commandSubstitution()
            default:
                cursor.advance()
                pieces.add([byte], isQuoted: true)
            }
        }
        throw unclosed("double quote", start)
    }

    /// Quotes within quoted braces within quotes: bash's answers there follow no rule that could be told.
    func refuseWhereQuotesNest(_ byte: UInt8) throws(Diagnostic) {
        let isLoneDollar =
            byte == UInt8(ascii: "$") && !(cursor.raw(1).map { $0 == UInt8(ascii: "{") || $0.isNameStart } ?? false)
        guard byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "'") || isLoneDollar else { return }
        throw diagnostic(
            "refused",
            cursor.offset,
            "shells do not agree on this character in quotes within \"${…}\"",
            "put the value into a variable of its own first"
        )
    }

    /// Within double quotes a backslash quotes only `$`, `` ` ``, `"` and `\`; else it stands for itself.
    mutating func escapedInDoubleQuotes(alsoBrace: Bool = false) -> [UInt8] {
        cursor.advance()
        switch cursor.raw(0) {
        case .some(let next)
        where next == UInt8(ascii: "$") || next == UInt8(ascii: "`") || next == UInt8(ascii: "\"")
            || next == UInt8(ascii: "\\") || (alsoBrace && next == UInt8(ascii: "}")):
            cursor.advance()
            return [next]
        default:
            return [UInt8(ascii: "\\")]
        }
    }
}
