/// What a character is: a byte in the locale C, a scalar of UTF-8 in C.UTF-8.
enum Characters: Equatable {
    case bytes
    case utf8

    /// A text's characters, each by its number; nil where bash's answer cannot be told: not UTF-8, or beyond ASCII in a
    /// locale that is not known.
    static func split(_ text: some Collection<UInt8>, _ mode: Characters?) -> [UInt32]? {
        if mode == .bytes || text.allSatisfy({ $0 < 0x80 }) { return text.map { UInt32($0) } }
        guard mode == .utf8, let string = String(validating: text, as: UTF8.self) else { return nil }
        return string.unicodeScalars.map(\.value)
    }

    /// Bytes in UTF-8.
    static func width(of character: UInt32) -> Int {
        character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x1_0000 ? 3 : 4
    }

    static func join(_ characters: some Sequence<UInt32>, _ mode: Characters?) -> [UInt8] {
        var bytes: [UInt8] = []
        for character in characters {
            if mode == .utf8, character >= 0x80, let scalar = Unicode.Scalar(character) {
                bytes += Array(String(scalar).utf8)
            } else {
                bytes.append(UInt8(truncatingIfNeeded: character))
            }
        }
        return bytes
    }
}

/// Bash's answer would depend on what is not known here, or takes too long to find.
struct PatternProblem: Error {
    var message: String

    static let locale = PatternProblem(message: "what a character is depends on the locale here")
    static let backslash = PatternProblem(message: "a pattern that ends in a backslash is not read here")
    static let exhausted = PatternProblem(message: "this pattern takes too long to match")
    static let extended = PatternProblem(message: "extended patterns are not read here")
}
