/// What `${…}` does to a value by a pattern: bash(1), Parameter Expansion.
enum Transformation {
    case remove(Pattern, isSuffix: Bool, longest: Bool)
    case replace(Pattern, Replacement, ParameterExpansion.Occurrence)
    case changeCase(ParameterExpansion.LetterCase, all: Bool, Pattern?)
}

extension Evaluator {
    /// Applies an operation to a value, or to each of a list; its words are expanded once, and only for a value.
    mutating func transform(
        _ resolved: Resolved,
        _ parameter: ParameterExpansion,
        isQuoted: Bool
    ) throws(GivenUp) -> Resolved {
        guard !parameter.changesVariables else {
            throw refuse(parameter.range, "whether bash sets a variable here follows no rule", "set it before")
        }
        guard !resolved.isUnset, let transformation = try transformation(of: parameter, isQuoted: isQuoted) else {
            return resolved
        }
        switch resolved {
        case .unset: return .unset
        case .value(let value): return .value(try apply(transformation, to: value, parameter.range))
        case .list(let values, let isEach):
            var result: [ByteString] = []
            for value in values { result.append(try apply(transformation, to: value, parameter.range)) }
            try requireNoMarks(in: result, parameter.range)
            return .list(result, isEach: isEach)
        }
    }

    private mutating func transformation(
        of parameter: ParameterExpansion,
        isQuoted: Bool
    ) throws(GivenUp) -> Transformation? {
        switch parameter.operation {
        case .removePrefix(let word, let longest):
            return .remove(try pattern(of: word), isSuffix: false, longest: longest)
        case .removeSuffix(let word, let longest):
            return .remove(try pattern(of: word).reversed, isSuffix: true, longest: longest)
        case .replace(let word, let replacement, let occurrence):
            return try replacing(word, replacement, occurrence, isQuoted: isQuoted, parameter.range)
        case .changeCase(let letterCase, let all, let word):
            return .changeCase(
                letterCase,
                all: all,
                try word.flatMap { word throws(GivenUp) in try lettersPattern(of: word) }
            )
        default: return nil
        }
    }

    private mutating func apply(
        _ transformation: Transformation,
        to value: ByteString,
        _ range: Range<Int>
    ) throws(GivenUp) -> ByteString {
        guard spend(1 + value.bytes.count / 32, at: range) else { throw GivenUp() }
        switch transformation {
        case .remove(let pattern, let isSuffix, let longest):
            return try remove(pattern, from: value, isSuffix: isSuffix, longest: longest, range)
        case .replace(let pattern, let replacement, let occurrence):
            return try replace(pattern, by: replacement, occurrence, in: value, range)
        case .changeCase(let letterCase, let all, let pattern):
            return try changeCase(of: value, letterCase, all, pattern, range)
        }
    }

    private mutating func remove(
        _ pattern: Pattern,
        from value: ByteString,
        isSuffix: Bool,
        longest: Bool,
        _ range: Range<Int>
    ) throws(GivenUp) -> ByteString {
        let text = try letters(of: value, range)
        let length = try matching(range) { budget throws(PatternProblem) in
            isSuffix
                ? try pattern.prefix(of: text.reversed()[...], longest: longest, within: &budget)
                : try pattern.prefix(of: text[...], longest: longest, within: &budget)
        }
        guard let length, length > 0 else { return value }
        return ByteString(Characters.join(isSuffix ? text.dropLast(length) : text.dropFirst(length), characters))
    }

    // MARK: - Letters

    /// Which letters `${X^^p}` changes; nil: all.
    private mutating func lettersPattern(of word: Word) throws(GivenUp) -> Pattern? {
        let pieces = try pieces(of: word)
        // An expansion that is empty is as good as no pattern.
        return pieces.isEmpty ? nil : try pattern(of: pieces, word.range)
    }

    private mutating func changeCase(
        of value: ByteString,
        _ letterCase: ParameterExpansion.LetterCase,
        _ all: Bool,
        _ pattern: Pattern?,
        _ range: Range<Int>
    ) throws(GivenUp) -> ByteString {
        var text = try letters(of: value, range)
        for index in text.indices.prefix(all ? text.count : 1) {
            let letter = text[index]
            let isMatch = try pattern.map { pattern throws(GivenUp) in
                try matching(range) { budget throws(PatternProblem) in
                    try pattern.matches([letter], within: &budget)
                }
            }
            guard isMatch ?? true else { continue }
            guard letter < 0x80 || characters == .bytes else {
                throw refuse(range, "the case of letters beyond ASCII is not known here", "write the resulting value")
            }
            if letterCase == .upper, (0x61...0x7a).contains(letter) { text[index] -= 32 }
            if letterCase == .lower, (0x41...0x5a).contains(letter) { text[index] += 32 }
        }
        return ByteString(Characters.join(text, characters))
    }
}
