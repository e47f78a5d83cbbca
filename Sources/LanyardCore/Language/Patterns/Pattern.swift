/// A pattern of the shell's: bash(1), Pattern Matching.
///
/// Matching walks all ways through the pattern at once, so it takes no more than text times pattern.
struct Pattern {
    enum Token: Equatable {
        case character(UInt32)
        /// `?`
        case any
        /// `*`
        case anything
        case set(CharacterSet)
    }

    let tokens: [Token]
    private let mode: Characters?

    /// What stands for itself and nothing else, if that is all.
    let literal: [UInt32]?

    /// Whether bash, where it replaces, takes its matches to be of another length than they are, and finds none.
    let isMiscounted: Bool

    /// Whether a `[` in it is never closed.
    let isOpen: Bool

    init(_ tokens: [Token], _ mode: Characters?, isMiscounted: Bool = false, isOpen: Bool = false) {
        self.tokens = tokens
        self.mode = mode
        self.isMiscounted = isMiscounted
        self.isOpen = isOpen
        var literal: [UInt32]? = []
        for token in tokens {
            if case .character(let character) = token { literal?.append(character) } else { literal = nil }
        }
        self.literal = literal
    }

    var isEmpty: Bool { tokens.isEmpty }

    /// For the end of a text: the same, the other way round.
    var reversed: Pattern { Pattern(tokens.reversed(), mode) }

    func matches(_ text: [UInt32], within budget: inout MatchBudget) throws(PatternProblem) -> Bool {
        try ends(in: text[...], .whole, within: &budget) == text.count
    }

    /// The length of the shortest or longest beginning that matches; nil: none does.
    func prefix(
        of text: ArraySlice<UInt32>,
        longest: Bool,
        within budget: inout MatchBudget
    ) throws(PatternProblem) -> Int? {
        if let literal {
            let common = zip(text, literal).prefix { $0 == $1 }.count
            try budget.spend(1 + common)
            return common == literal.count ? common : nil
        }
        return try ends(in: text, longest ? .longest : .shortest, within: &budget)
    }

    private enum Aim { case whole, shortest, longest }

    /// The length of a beginning that matches.
    private func ends(
        in text: ArraySlice<UInt32>,
        _ aim: Aim,
        within budget: inout MatchBudget
    ) throws(PatternProblem) -> Int? {
        var found: Int?
        var ways = Ways(through: tokens, mode)
        for (length, character) in text.enumerated() {
            if ways.isAtEnd {
                if aim == .shortest { return length }
                found = length
            }
            // The `*` at the end takes all that is left.
            if aim != .shortest, ways.endsInAnything { return text.count }
            try ways.step(character, within: &budget)
            if ways.isEmpty { return aim == .whole ? nil : found }
        }
        return ways.isAtEnd ? text.count : found
    }
}

/// Comparisons that may still be made.
struct MatchBudget {
    private(set) var left: Int

    init(_ left: Int) {
        self.left = left
    }

    mutating func spend(_ count: Int) throws(PatternProblem) {
        left -= count
        guard left > 0 else { throw .exhausted }
    }
}
