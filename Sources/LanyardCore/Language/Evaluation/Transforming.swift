/// What `${…}` does to a value: bash(1), Parameter Expansion.
extension Evaluator {
    mutating func matches(_ subject: ByteString, _ word: Word) throws(GivenUp) -> Bool {
        let pattern = try pattern(of: word)
        let text = try characters(of: subject, word.range)
        guard spend(1 + text.count * pattern.length / 16, at: word.range) else { throw GivenUp() }
        return try answering(word.range) { () throws(PatternProblem) in try pattern.matches(text) }
    }

    private mutating func pattern(of word: Word) throws(GivenUp) -> Pattern {
        let pieces = try pieces(of: word)
        let mode = characters
        return try answering(word.range) { () throws(PatternProblem) in try PatternReader.read(pieces, mode) }
    }

    private mutating func characters(of value: ByteString, _ range: Range<Int>) throws(GivenUp) -> [UInt32] {
        guard let characters = Characters.split(value.bytes, characters) else {
            throw refuse(range, PatternProblem.locale.message, "write the resulting value")
        }
        return characters
    }

    private mutating func answering<Result>(
        _ range: Range<Int>,
        _ body: () throws(PatternProblem) -> Result
    ) throws(GivenUp) -> Result {
        do throws(PatternProblem) {
            return try body()
        } catch {
            throw refuse(range, error.message, "write the resulting value")
        }
    }

    /// Applies an operation to a value, or to each of a list.
    mutating func map(
        _ resolved: Resolved,
        _ transform: (inout Evaluator, ByteString) throws(GivenUp) -> ByteString
    ) throws(GivenUp) -> Resolved {
        switch resolved {
        case .unset: return .unset
        case .value(let value): return .value(try transform(&self, value))
        case .list(let values, let isEach):
            var result: [ByteString] = []
            for value in values { result.append(try transform(&self, value)) }
            return .list(result, isEach: isEach)
        }
    }

    mutating func transform(
        _ value: ByteString,
        _ parameter: ParameterExpansion,
        isQuoted: Bool
    ) throws(GivenUp) -> ByteString {
        let range = parameter.range
        switch parameter.operation {
        case .removePrefix(let word, let longest):
            return try remove(word, from: value, isSuffix: false, longest: longest, range)
        case .removeSuffix(let word, let longest):
            return try remove(word, from: value, isSuffix: true, longest: longest, range)
        case .replace(let word, let replacement, let occurrence):
            return try replace(word, replacement, occurrence, in: value, isQuoted: isQuoted, range)
        case .changeCase(let letterCase, let all, let word):
            return try changeCase(of: value, letterCase, all, word, range)
        default: return value
        }
    }

    private mutating func remove(
        _ word: Word,
        from value: ByteString,
        isSuffix: Bool,
        longest: Bool,
        _ range: Range<Int>
    ) throws(GivenUp) -> ByteString {
        let pattern = try pattern(of: word)
        let text = try characters(of: value, range)
        guard spend(1 + text.count * pattern.length / 16, at: range) else { throw GivenUp() }
        let length = try answering(range) { () throws(PatternProblem) in
            isSuffix
                ? try pattern.reversed.prefix(of: text.reversed()[...], longest: longest)
                : try pattern.prefix(of: text[...], longest: longest)
        }
        guard let length, length > 0 else { return value }
        let rest = isSuffix ? text.dropLast(length) : text.dropFirst(length)
        return ByteString(Characters.join(rest, characters))
    }

    // MARK: - Replacement

    private mutating func replace(
        _ word: Word,
        _ replacement: Word?,
        _ occurrence: ParameterExpansion.Occurrence,
        in value: ByteString,
        isQuoted: Bool,
        _ range: Range<Int>
    ) throws(GivenUp) -> ByteString {
        let pattern = try pattern(of: word)
        let pieces = try replacement.map { word throws(GivenUp) in try self.pieces(of: word) } ?? []
        let text = try characters(of: value, range)
        // An empty pattern matches nothing, but at an end it matches there.
        guard pattern.length > 0 || occurrence == .prefix || occurrence == .suffix else { return value }
        var result: [UInt8] = []
        var position = 0
        while let match = try nextMatch(of: pattern, in: text, from: position, occurrence, range) {
            result += Characters.join(text[position..<match.lowerBound], characters)
            let found = Characters.join(text[match], characters)
            for piece in pieces { result += try inserted(piece, found, isQuoted: isQuoted, range) }
            guard spend(1 + result.count / 1024, at: range) else { throw GivenUp() }
            guard result.count <= Evaluator.valueLimit else { throw refuseTooLong(range) }
            position = match.upperBound
            if occurrence != .all || position >= text.count { break }
            if match.isEmpty {
                result += Characters.join(text[position...position], characters)
                position += 1
            }
        }
        result += Characters.join(text[position...], characters)
        guard result.count <= Evaluator.valueLimit else { throw refuseTooLong(range) }
        return ByteString(result)
    }

    /// An unquoted `&` stands for what was found, unless a backslash stands before it: shopt patsub_replacement.
    private mutating func inserted(
        _ piece: Piece,
        _ found: [UInt8],
        isQuoted: Bool,
        _ range: Range<Int>
    ) throws(GivenUp) -> [UInt8] {
        // Within the quotes around `${…}`, what is quoted once more is not told apart.
        if isQuoted, piece.bytes.contains(UInt8(ascii: "&")) || piece.bytes.contains(UInt8(ascii: "\\")) {
            throw refuse(range, "& in a quoted replacement is not read here", "write the resulting value")
        }
        guard !piece.isQuoted, piece.bytes.contains(UInt8(ascii: "&")) || piece.bytes.contains(UInt8(ascii: "\\"))
        else {
            return piece.bytes
        }
        guard !piece.bytes.contains(UInt8(ascii: "\\")) else {
            throw refuse(range, "a backslash in a replacement is not read here", "write the resulting value")
        }
        var result: [UInt8] = []
        for byte in piece.bytes {
            if byte == UInt8(ascii: "&") { result += found } else { result.append(byte) }
        }
        return result
    }

    /// The leftmost, and of those the longest.
    private mutating func nextMatch(
        of pattern: Pattern,
        in text: [UInt32],
        from start: Int,
        _ occurrence: ParameterExpansion.Occurrence,
        _ range: Range<Int>
    ) throws(GivenUp) -> Range<Int>? {
        switch occurrence {
        case .prefix:
            guard start == 0 else { return nil }
            return try longest(of: pattern, in: text, at: 0, range).map { 0..<$0 }
        case .suffix:
            guard start == 0, spend(1 + text.count * pattern.length / 16, at: range) else { return nil }
            let length = try answering(range) { () throws(PatternProblem) in
                try pattern.reversed.prefix(of: text.reversed()[...], longest: true)
            }
            return length.map { (text.count - $0)..<text.count }
        case .first, .all:
            for position in start...max(start, text.count) where position < text.count || text.isEmpty {
                if let length = try longest(of: pattern, in: text, at: position, range), length > 0 || text.isEmpty {
                    return position..<(position + length)
                }
            }
            return nil
        }
    }

    private mutating func longest(
        of pattern: Pattern,
        in text: [UInt32],
        at position: Int,
        _ range: Range<Int>
    ) throws(GivenUp) -> Int? {
        // A plain text is compared once a place; anything else may walk to the end from each.
        let cost = pattern.literal != nil ? 1 : 1 + (text.count - position) * pattern.length
        patternCost += cost
        if patternCost >= 32 {
            guard spend(patternCost / 32, at: range) else { throw GivenUp() }
            patternCost %= 32
        }
        return try answering(range) { () throws(PatternProblem) in
            try pattern.prefix(of: text[position...], longest: true)
        }
    }

    // MARK: - Letters and parts

    private mutating func changeCase(
        of value: ByteString,
        _ letterCase: ParameterExpansion.LetterCase,
        _ all: Bool,
        _ word: Word?,
        _ range: Range<Int>
    ) throws(GivenUp) -> ByteString {
        let pattern = try word.map { word throws(GivenUp) in try self.pattern(of: word) }
        var text = try characters(of: value, range)
        guard text.allSatisfy({ $0 < 0x80 }) || characters == .bytes else {
            throw refuse(range, "the case of letters beyond ASCII depends on the locale", "write the resulting value")
        }
        guard spend(1 + text.count / 16 * (1 + (pattern?.length ?? 0)), at: range) else { throw GivenUp() }
        for index in text.indices where all || index == 0 {
            let isMatch =
                try pattern.map { pattern throws(GivenUp) in
                    let character = [text[index]]
                    return try answering(range) { () throws(PatternProblem) in try pattern.matches(character) }
                } ?? true
            guard isMatch else { continue }
            let isUpper = (0x41...0x5a).contains(text[index])
            let isLower = (0x61...0x7a).contains(text[index])
            if letterCase == .upper, isLower { text[index] -= 32 }
            if letterCase == .lower, isUpper { text[index] += 32 }
        }
        return ByteString(Characters.join(text, characters))
    }

    mutating func length(of resolved: Resolved, _ parameter: ParameterExpansion) throws(GivenUp) -> Resolved {
        switch resolved {
        case .unset:
            guard unsetIsFine > 0, !state.options.contains(.endOnUnset) else {
                if let name = parameter.name, !isLost(name) { reportUndefined(name, parameter.range) }
                isComplete = false
                return .value("0")
            }
            return .value("0")
        case .value(let value):
            return .value(ByteString(String(try characters(of: value, parameter.range).count)))
        case .list(let values, _):
            // Of `$@` and `$*` it is none.
            if values.isEmpty, state.options.contains(.endOnUnset), parameter.name != nil {
                throw refuse(parameter.range, "after set -u bash ends here, for this is not set", "set it before")
            }
            return .value(ByteString(String(values.count)))
        }
    }

    mutating func substring(
        of resolved: Resolved,
        _ offset: Word,
        _ length: Word?,
        _ parameter: ParameterExpansion
    ) throws(GivenUp) -> Resolved {
        let start = try arithmeticValue(of: offset, in: parameter.range)
        let count = try length.map { word throws(GivenUp) in try arithmeticValue(of: word, in: parameter.range) }
        switch resolved {
        case .unset: return .unset
        case .value(let value):
            let text = try characters(of: value, parameter.range)
            guard let part = try part(of: text.count, start, count, parameter.range) else { return .value("") }
            return .value(ByteString(Characters.join(text[part], characters)))
        case .list(let values, let isEach):
            // `${@:0}` is the shell's own name, and holes in an array count.
            guard case .variable(let name) = parameter.parameter, start >= 0, count ?? 0 >= 0,
                slot(name).array.next == Int64(values.count)
            else { throw refuse(parameter.range, "this part of a list is not read here", "name its elements") }
            guard let part = try part(of: values.count, start, count, parameter.range) else {
                return .list([], isEach: isEach)
            }
            return .list(Array(values[part]), isEach: isEach)
        }
    }

    /// Which of so many; nil: none of them.
    private mutating func part(
        of count: Int,
        _ offset: Int64,
        _ length: Int64?,
        _ range: Range<Int>
    ) throws(GivenUp) -> Range<Int>? {
        let count = Int64(count)
        let start = offset < 0 ? count &+ offset : offset
        guard start >= 0, start <= count else { return nil }
        guard let length else { return Int(start)..<Int(count) }
        // A negative length counts from the end.
        let (sum, isTooLarge) = start.addingReportingOverflow(length)
        let end = length < 0 ? count &+ length : isTooLarge ? count : min(count, sum)
        guard end >= start else {
            throw refuse(range, "this part ends before it begins, an error in bash", "swap the numbers")
        }
        return Int(start)..<Int(end)
    }
}
