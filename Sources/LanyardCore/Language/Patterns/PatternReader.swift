/// Makes a pattern of what a word has expanded to.
struct PatternReader {
    private struct Letter {
        let character: UInt32
        let isQuoted: Bool
    }

    private let letters: [Letter]
    private var position = 0
    /// Behind a `[` that nothing closes no other is closed either.
    private var hasOpenSet = false
    private var isMiscounted = false

    static func read(_ pieces: [Piece], _ mode: Characters?) throws(PatternProblem) -> Pattern {
        // A backslash quotes one byte, though all of a character is meant.
        guard let characters = Characters.split(pieces.flatMap(\.bytes), mode) else { throw .locale }
        var (number, next) = (0, 0)
        let letters = characters.map { character in
            while next >= pieces[number].bytes.count {
                next -= pieces[number].bytes.count
                number += 1
            }
            next += mode == .utf8 ? Characters.width(of: character) : 1
            return Letter(character: character, isQuoted: pieces[number].isQuoted)
        }
        var reader = PatternReader(letters: letters)
        let tokens = try reader.tokens()
        // Of a first `*` and a last `\*` bash takes the last for a `*` as well.
        let isOpenEnded = tokens.first == .anything && tokens.last == .character(UInt32(UInt8(ascii: "*")))
        return Pattern(tokens, mode, isMiscounted: reader.isMiscounted || isOpenEnded, isOpen: reader.hasOpenSet)
    }

    private init(letters: [Letter]) {
        self.letters = letters
    }

    private func stands(_ text: Unicode.Scalar, at distance: Int = 0) -> Bool {
        let index = position + distance
        return index < letters.count && !letters[index].isQuoted && letters[index].character == text.value
    }

    private mutating func tokens() throws(PatternProblem) -> [Pattern.Token] {
        var tokens: [Pattern.Token] = []
        while position < letters.count {
            let letter = letters[position]
            if "?*+@!".unicodeScalars.contains(where: { stands($0) }), stands("(", at: 1) { throw .extended }
            if stands("\\") {
                try passBackslash()
                tokens.append(.character(letters[position].character))
            } else if stands("*") {
                if tokens.last != .anything { tokens.append(.anything) }
            } else if stands("?") {
                tokens.append(.any)
            } else if stands("["), let set = try closedSet() {
                tokens.append(.set(set))
                continue
            } else {
                tokens.append(.character(letter.character))
            }
            position += 1
        }
        return tokens
    }

    /// A backslash from an expansion quotes what follows.
    private mutating func passBackslash() throws(PatternProblem) {
        // Before a quote, or at the end, bash mistakes it for one of its own.
        guard position + 1 < letters.count, !letters[position + 1].isQuoted else { throw .backslash }
        position += 1
    }

    private mutating func closedSet() throws(PatternProblem) -> CharacterSet? {
        guard !hasOpenSet else { return nil }
        let start = position
        if let set = try set() { return set }
        hasOpenSet = true
        isMiscounted =
            isMiscounted
            || letters[(start + 1)...].contains { letter in
                !letter.isQuoted && "]?*[\\".unicodeScalars.contains { $0.value == letter.character }
            }
        return nil
    }

    /// `[…]`; nil where it is never closed, and nothing is read.
    private mutating func set() throws(PatternProblem) -> CharacterSet? {
        let start = position
        var set = CharacterSet()
        position += 1
        if stands("!") || stands("^") {
            set.isNegated = true
            position += 1
        }
        var isFirst = true
        while position < letters.count {
            if stands("]") {
                if !isFirst {
                    position += 1
                    return set
                }
                // Where bash reckons how long a match is, `[!]` is closed.
                if set.isNegated { isMiscounted = true }
            }
            isFirst = false
            if stands("["), [":", ".", "="].contains(where: { stands($0, at: 1) }) {
                set.members.append(try namedMember())
                continue
            }
            let low = try member()
            guard stands("-"), position + 1 < letters.count, !stands("]", at: 1) else {
                set.members.append(.range(low, low))
                continue
            }
            position += 1
            if stands("["), stands(".", at: 1) || stands("=", at: 1) || stands(":", at: 1) { throw .extended }
            let high = try member()
            guard low <= high else { throw PatternProblem(message: "a range of this pattern is upside down") }
            set.members.append(.range(low, high))
        }
        position = start
        return nil
    }

    private mutating func member() throws(PatternProblem) -> UInt32 {
        if stands("\\") { try passBackslash() }
        defer { position += 1 }
        return letters[position].character
    }

    /// `[:alpha:]`.
    private mutating func namedMember() throws(PatternProblem) -> CharacterSet.Member {
        guard stands(":", at: 1) else { throw .extended }
        position += 2
        var text = ""
        while position < letters.count, !stands(":"), let scalar = Unicode.Scalar(letters[position].character),
            text.utf8.count < 8
        {
            text.unicodeScalars.append(scalar)
            position += 1
        }
        guard stands(":"), stands("]", at: 1), let name = CharacterSet.Name(rawValue: text) else { throw .extended }
        position += 2
        return .named(name)
    }
}
