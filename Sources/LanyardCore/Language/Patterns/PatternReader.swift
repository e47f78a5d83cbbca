/// Makes a pattern of what a word has expanded to.
struct PatternReader {
    private struct Letter {
        let character: UInt32
        let isQuoted: Bool
    }

    private let letters: [Letter]
    private var position = 0

    static func read(_ pieces: [Piece], _ mode: Characters?) throws(PatternProblem) -> Pattern {
        var letters: [Letter] = []
        for piece in pieces {
            guard let characters = Characters.split(piece.bytes, mode) else { throw .locale }
            letters += characters.map { Letter(character: $0, isQuoted: piece.isQuoted) }
        }
        var reader = PatternReader(letters: letters)
        return Pattern(try reader.tokens())
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
                // From an expansion: it quotes what follows.
                position += position + 1 < letters.count ? 1 : 0
                tokens.append(.character(letters[position].character))
            } else if stands("*") {
                if tokens.last != .anything { tokens.append(.anything) }
            } else if stands("?") {
                tokens.append(.any)
            } else if stands("["), let set = try set() {
                tokens.append(.set(set))
                continue
            } else {
                tokens.append(.character(letter.character))
            }
            position += 1
        }
        return tokens
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
            if stands("]"), !isFirst {
                position += 1
                return set
            }
            isFirst = false
            if stands("["), [":", ".", "="].contains(where: { stands($0, at: 1) }) {
                set.members.append(try namedMember())
                continue
            }
            let low = member()
            guard stands("-"), position + 1 < letters.count, !stands("]", at: 1) else {
                set.members.append(.range(low, low))
                continue
            }
            position += 1
            if stands("["), stands(".", at: 1) || stands("=", at: 1) || stands(":", at: 1) { throw .extended }
            let high = member()
            guard low <= high else { throw PatternProblem(message: "a range of this pattern is upside down") }
            set.members.append(.range(low, high))
        }
        position = start
        return nil
    }

    private mutating func member() -> UInt32 {
        if stands("\\"), position + 1 < letters.count { position += 1 }
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
