/// What `${X/p/r}` puts in a match's place: texts, and nil for what was found.
typealias Replacement = [[UInt8]?]

/// `${X/p/r}`: bash(1), Parameter Expansion.
extension Evaluator {
    mutating func replacing(
        _ word: Word,
        _ replacement: Word?,
        _ occurrence: ParameterExpansion.Occurrence,
        isQuoted: Bool,
        _ range: Range<Int>
    ) throws(GivenUp) -> Transformation {
        var (found, occurrence) = (try pieces(of: word), occurrence)
        if occurrence == .first { occurrence = takeAnchor(from: &found) }
        let pattern = try pattern(of: found, word.range)
        guard !pattern.isMiscounted else {
            throw refuse(range, "bash takes this pattern to be longer than it is", "put * and ] behind a backslash")
        }
        let pieces = try replacement.map { word throws(GivenUp) in try self.pieces(of: word) } ?? []
        let marked = try self.replacement(pieces, isQuoted: isQuoted, range)
        return .replace(occurrence == .suffix ? pattern.reversed : pattern, marked, occurrence)
    }

    /// `#` or `%` at the beginning, where an expansion has brought it.
    private func takeAnchor(from pieces: inout [Piece]) -> ParameterExpansion.Occurrence {
        guard let first = pieces.firstIndex(where: { !$0.bytes.isEmpty }), !pieces[first].isQuoted else {
            return .first
        }
        switch pieces[first].bytes[0] {
        case UInt8(ascii: "#"):
            pieces[first].bytes.removeFirst()
            return .prefix
        case UInt8(ascii: "%"):
            pieces[first].bytes.removeFirst()
            return .suffix
        default: return .first
        }
    }

    /// An unquoted `&` stands for what was found: shopt patsub_replacement.
    private mutating func replacement(
        _ pieces: [Piece],
        isQuoted: Bool,
        _ range: Range<Int>
    ) throws(GivenUp) -> Replacement {
        var result: Replacement = []
        for piece in pieces {
            let (hasMark, hasBackslash) = (piece.bytes.contains(UInt8(ascii: "&")), piece.bytes.contains(backslash))
            // Within the quotes around `${…}`, what is quoted once more is not told apart.
            if isQuoted, hasMark || hasBackslash {
                throw refuse(range, "& in a quoted replacement is not read here", "write the resulting value")
            }
            guard !piece.isQuoted else {
                result.append(piece.bytes)
                continue
            }
            if hasBackslash {
                throw refuse(range, "a backslash in a replacement is not read here", "write the resulting value")
            }
            let texts = piece.bytes.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
            for (number, text) in texts.enumerated() {
                if number > 0 { result.append(nil) }
                if !text.isEmpty { result.append(Array(text)) }
            }
        }
        return result
    }

    private var backslash: UInt8 { UInt8(ascii: "\\") }

    /// - Parameter pattern: reversed for an end of the value.
    mutating func replace(
        _ pattern: Pattern,
        by replacement: Replacement,
        _ occurrence: ParameterExpansion.Occurrence,
        in value: ByteString,
        _ range: Range<Int>
    ) throws(GivenUp) -> ByteString {
        // An empty pattern matches nothing, but at an end it matches there.
        guard !pattern.isEmpty || occurrence == .prefix || occurrence == .suffix else { return value }
        let text = try letters(of: value, range)
        var result: [UInt8] = []
        var position = 0
        while let match = try nextMatch(of: pattern, in: text, from: position, occurrence, range) {
            result += Characters.join(text[position..<match.lowerBound], characters)
            let found = Characters.join(text[match], characters)
            for text in replacement { result += text ?? found }
            guard spend(1 + result.count / 1024, at: range) else { throw GivenUp() }
            guard result.count <= Evaluator.valueLimit else { throw refuseTooLong(range) }
            position = match.upperBound
            if occurrence != .all || position >= text.count { break }
        }
        result += Characters.join(text[position...], characters)
        guard result.count <= Evaluator.valueLimit else { throw refuseTooLong(range) }
        return ByteString(result)
    }

    /// The leftmost, and of those the longest.
    private mutating func nextMatch(
        of pattern: Pattern,
        in text: [UInt32],
        from start: Int,
        _ occurrence: ParameterExpansion.Occurrence,
        _ range: Range<Int>
    ) throws(GivenUp) -> Range<Int>? {
        try matching(range) { budget throws(PatternProblem) in
            switch occurrence {
            case .prefix:
                return try pattern.prefix(of: text[...], longest: true, within: &budget).map { 0..<$0 }
            case .suffix:
                let length = try pattern.prefix(of: text.reversed()[...], longest: true, within: &budget)
                return length.map { (text.count - $0)..<text.count }
            case .first, .all:
                for position in start..<max(start + 1, text.count) {
                    let length = try pattern.prefix(of: text[position...], longest: true, within: &budget)
                    // Nothing is found within a text only where there is nothing else.
                    if let length, length > 0 || text.isEmpty { return position..<(position + length) }
                }
                return nil
            }
        }
    }
}
