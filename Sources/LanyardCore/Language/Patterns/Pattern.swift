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

    private let tokens: [Token]
    /// A character costs more than one comparison where this is above 1.
    var length: Int { tokens.count }

    /// What stands for itself and nothing else, if that is all.
    let literal: [UInt32]?

    init(_ tokens: [Token]) {
        self.tokens = tokens
        var literal: [UInt32]? = []
        for token in tokens {
            if case .character(let character) = token { literal?.append(character) } else { literal = nil }
        }
        self.literal = literal
    }

    /// For the end of a text: the same, the other way round.
    var reversed: Pattern { Pattern(tokens.reversed()) }

    func matches(_ text: [UInt32]) throws(PatternProblem) -> Bool {
        if let literal { return literal == text }
        return try ends(in: text[...]).last == text.count
    }

    /// The length of the shortest or longest beginning that matches; nil: none does.
    func prefix(of text: ArraySlice<UInt32>, longest: Bool) throws(PatternProblem) -> Int? {
        if let literal { return text.starts(with: literal) ? literal.count : nil }
        let ends = try ends(in: text, onlyFirst: !longest)
        return longest ? ends.last : ends.first
    }

    /// The lengths of the beginnings that match, rising.
    private func ends(in text: ArraySlice<UInt32>, onlyFirst: Bool = false) throws(PatternProblem) -> [Int] {
        var ends: [Int] = []
        var reached = [Bool](repeating: false, count: tokens.count + 1)
        reached[0] = true
        passStars(&reached)
        if reached[tokens.count] { ends.append(0) }
        for (length, character) in text.enumerated() {
            if onlyFirst, !ends.isEmpty { return ends }
            guard try step(&reached, character) else { return ends }
            if reached[tokens.count] { ends.append(length + 1) }
        }
        return ends
    }

    /// A `*` may stand for nothing.
    private func passStars(_ reached: inout [Bool]) {
        for (index, token) in tokens.enumerated() where reached[index] && token == .anything {
            reached[index + 1] = true
        }
    }

    /// One character further on all ways; false where none goes on.
    private func step(_ reached: inout [Bool], _ character: UInt32) throws(PatternProblem) -> Bool {
        var isAlive = false
        var next = [Bool](repeating: false, count: reached.count)
        for (index, token) in tokens.enumerated() where reached[index] {
            switch token {
            case .anything:
                next[index] = true
                isAlive = true
            case .any: next[index + 1] = true
            case .character(let own): if own == character { next[index + 1] = true }
            case .set(let set):
                guard let isMember = set.contains(character) else { throw .locale }
                if isMember { next[index + 1] = true }
            }
            isAlive = isAlive || next[index + 1]
        }
        reached = next
        passStars(&reached)
        return isAlive
    }
}
