/// Words as patterns: bash(1), Pattern Matching.
extension Evaluator {
    mutating func matches(_ subject: ByteString, _ word: Word) throws(GivenUp) -> Bool {
        let pattern = try pattern(of: word)
        guard !pattern.isOpen else { throw refuse(word.range, "this [ is never closed", "quote it") }
        let text = try letters(of: subject, word.range)
        return try matching(word.range) { budget throws(PatternProblem) in
            try pattern.matches(text, within: &budget)
        }
    }

    mutating func pattern(of word: Word) throws(GivenUp) -> Pattern {
        try pattern(of: try pieces(of: word), word.range)
    }

    mutating func pattern(of pieces: [Piece], _ range: Range<Int>) throws(GivenUp) -> Pattern {
        let mode = characters
        return try matching(range) { _ throws(PatternProblem) in try PatternReader.read(pieces, mode) }
    }

    /// A text's characters, each by its number.
    mutating func letters(of value: ByteString, _ range: Range<Int>) throws(GivenUp) -> [UInt32] {
        guard let letters = Characters.split(value.bytes, characters) else {
            throw refuse(range, PatternProblem.locale.message, "write the resulting value")
        }
        return letters
    }

    /// Counts what matching costs: 32 comparisons are a step.
    mutating func matching<Result>(
        _ range: Range<Int>,
        _ body: (inout MatchBudget) throws(PatternProblem) -> Result
    ) throws(GivenUp) -> Result {
        let allowed = (Evaluator.stepLimit - steps + 1) * 32
        var budget = MatchBudget(allowed)
        let result: Result
        do throws(PatternProblem) {
            result = try body(&budget)
        } catch {
            guard spend((allowed - budget.left) / 32, at: range) else { throw GivenUp() }
            throw refuse(range, error.message, "write the resulting value")
        }
        patternCost += allowed - budget.left
        guard spend(patternCost / 32, at: range) else { throw GivenUp() }
        patternCost %= 32
        return result
    }
}
