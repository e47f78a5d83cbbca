/// Words, expanded: bash(1), EXPANSION.
extension Evaluator {
    /// The one value that a word stands for.
    ///
    /// - Parameter assigns: on the right of `=`.
    mutating func value(of word: Word, assigns: Bool = false) throws(GivenUp) -> ByteString {
        // Most words are one piece of text.
        if word.parts.count == 1, case .literal(let bytes, _) = word.parts[0] {
            guard spend(1 + bytes.count / 32, at: word.range) else { throw GivenUp() }
            return ByteString(bytes)
        }
        try requirePlainLists(in: word)
        if !assigns { try requireNothingSplit(in: word) }
        var result = Expanded(.value)
        try expand(word, into: &result)
        return ByteString(result.bytes)
    }

    /// What a part of a word will stand for; nothing is set by it yet, and nothing read.
    mutating func foreseenValue(of part: WordPart, in word: Word) throws(GivenUp) -> ByteString {
        let outer = (state, input)
        defer { (state, input) = outer }
        return try value(of: Word(parts: [part], range: word.range))
    }

    /// The fields that words of a command become.
    mutating func fields(of words: [Word]) throws(GivenUp) -> [ByteString] {
        var result: [ByteString] = []
        for word in words { result += try fields(of: word) }
        return result
    }

    mutating func fields(of word: Word) throws(GivenUp) -> [ByteString] {
        if word.parts.count == 1, case .literal(let bytes, let isQuoted) = word.parts[0] {
            guard spend(1 + bytes.count / 32, at: word.range) else { throw GivenUp() }
            if !isQuoted { try refuseGlobbing([Piece(bytes: bytes, isQuoted: false)], word.range) }
            return [ByteString(bytes)]
        }
        try requirePlainLists(in: word)
        try requireAgreedSeparators(word.range)
        var result = Expanded(.fields, separators: separators)
        try expand(word, into: &result)
        result.finish()
        guard
            !result.hasEmptyList || word.isOneList
                || !result.fields.contains(where: { $0.allSatisfy(\.bytes.isEmpty) })
        else {
            throw refuse(word.range, "whether this is a word at all follows no rule", "let the list stand alone")
        }
        guard spend(result.fields.count, at: word.range) else { throw GivenUp() }
        var fields: [ByteString] = []
        for field in result.fields {
            try refuseGlobbing(field, word.range)
            fields.append(ByteString(field.count == 1 ? field[0].bytes : field.flatMap(\.bytes)))
        }
        return fields
    }

    /// A word as a pattern: what was quoted in it stands for itself.
    mutating func pieces(of word: Word) throws(GivenUp) -> [Piece] {
        try requireNoList(in: word)
        try requireNoMarkOfNothing(in: word)
        var result = Expanded(.pattern)
        try expand(word, into: &result)
        return result.pieces
    }

    var separators: Separators {
        let slot = slot("IFS")
        return slot.content == nil ? Separators() : Separators(slot.value?.bytes ?? [])
    }

    mutating func requireAgreedSeparators(_ range: Range<Int>) throws(GivenUp) {
        guard separators.isDisputed else { return }
        throw refuse(range, "whether CR and the like in IFS are spaces depends on bash's version", "set IFS back")
    }

    // MARK: - Parts

    mutating func expand(_ word: Word, into result: inout Expanded) throws(GivenUp) {
        for part in word.parts {
            switch part {
            case .literal(let bytes, let isQuoted):
                try add(bytes, to: &result, word.range) { $0.add(bytes, isQuoted: isQuoted) }
            case .parameter(let parameter, let isQuoted):
                try expand(parameter, isQuoted: isQuoted, into: &result)
            case .command(let substitution, let isQuoted):
                try add(try output(of: substitution), isQuoted, to: &result, substitution.range)
            case .arithmetic(let expansion, let isQuoted):
                let value = try arithmeticValue(of: expansion.expression, in: expansion.range)
                try add(Array(String(value).utf8), isQuoted, to: &result, expansion.range)
            case .tilde(let offset):
                let home = try home(at: offset..<(offset + 1))
                try add(home, to: &result, word.range) { $0.add(home, isQuoted: true) }
            case .unicode(let scalar):
                let bytes = try bytes(of: scalar, word.range)
                try add(bytes, to: &result, word.range) { $0.add(bytes, isQuoted: true) }
            case .process(let range):
                throw refuse(range, "process substitution runs a program", "read a file beside env.sh, or quote it")
            }
        }
    }

    /// The result of an expansion.
    mutating func add(
        _ bytes: [UInt8],
        _ isQuoted: Bool,
        to result: inout Expanded,
        _ range: Range<Int>
    ) throws(GivenUp) {
        // What it quotes, and whether it does, depends on what stands beside it.
        guard isQuoted || result.mode != .pattern || !bytes.contains(UInt8(ascii: "\\")) else {
            throw refuse(range, "a backslash that a value brings into a pattern is not read here", "quote the value")
        }
        try add(bytes, to: &result, range) {
            if isQuoted { $0.add(bytes, isQuoted: true) } else { $0.addExpansion(bytes) }
        }
    }

    private mutating func add(
        _ bytes: [UInt8],
        to result: inout Expanded,
        _ range: Range<Int>,
        _ body: (inout Expanded) -> Void
    ) throws(GivenUp) {
        guard spend(1 + bytes.count / 32, at: range) else { throw GivenUp() }
        guard result.count + bytes.count <= Evaluator.valueLimit else { throw refuseTooLong(range) }
        body(&result)
    }

    private mutating func home(at range: Range<Int>) throws(GivenUp) -> [UInt8] {
        if let home = slot("HOME").value { return home.bytes }
        report("undefined-variable", range, "~ stands for $HOME, which is not set", ["write the folder"])
        return []
    }

    /// `\u20ac` of `$'…'`.
    private mutating func bytes(of scalar: UInt32, _ range: Range<Int>) throws(GivenUp) -> [UInt8] {
        guard characters == .utf8, let scalar = Unicode.Scalar(scalar) else {
            throw refuse(range, "what \\u stands for depends on the locale", "write the character itself")
        }
        return Array(String(scalar).utf8)
    }

    private mutating func refuseGlobbing(_ field: [Piece], _ range: Range<Int>) throws(GivenUp) {
        guard !state.options.contains(.noGlobbing), Globbing.isPossible(in: field) else { return }
        throw refuse(range, "the shell might put names of files in its place", "quote it")
    }

    /// What a character is in the locale of the present; nil: that cannot be told from its name.
    var characters: Characters? {
        var name = ByteString()
        for variable in ["LC_ALL", "LC_CTYPE", "LANG"] where name.isEmpty { name = slot(variable).value ?? name }
        switch name {
        case "", "C", "POSIX": return .bytes
        case "C.UTF-8", "C.utf8": return .utf8
        default: return nil
        }
    }
}

/// Pathname expansion: bash(1), Pathname Expansion.
enum Globbing {
    /// Whether bash would look for files, or might: a backslash that an expansion has brought confuses it.
    static func isPossible(in field: [Piece]) -> Bool {
        var opened = false
        for piece in field where !piece.isQuoted {
            for byte in piece.bytes {
                switch byte {
                case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "\\"): return true
                case UInt8(ascii: "["): opened = true
                case UInt8(ascii: "]") where opened: return true
                default: break
                }
            }
        }
        return false
    }
}
