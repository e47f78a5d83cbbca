/// bash(1), RESERVED WORDS: where a command may begin, and unquoted.
enum ReservedWord: String {
    case `if`, then, `else`, elif, fi, `for`, `while`, until, `do`, done, `case`, `in`, esac, function, select, time
    case coproc
    case open = "{"
    case close = "}"
    case not = "!"
    case test = "[["
    case testEnd = "]]"

    /// Whether it ends something, so that no command can begin with it.
    var isCloser: Bool {
        switch self {
        case .then, .else, .elif, .fi, .do, .done, .in, .esac, .close, .testEnd: true
        default: false
        }
    }
}

extension ScriptReader {
    /// The reserved word that stands here, if one does; nothing is read.
    mutating func reservedWord() -> ReservedWord? {
        guard let first = cursor.peek() else { return nil }
        var length = 0
        switch first {
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "!"): length = 1
        case UInt8(ascii: "["), UInt8(ascii: "]"):
            guard cursor.raw(1) == first else { return nil }
            length = 2
        default:
            while length < 9, let byte = cursor.raw(length), (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) {
                length += 1
            }
        }
        guard length > 0 else { return nil }
        if let next = cursor.raw(length), !next.isMeta {
            // A continuation of the line ends nothing, and anything else goes on with the word.
            return nil
        }
        let text = cursor.bytes[cursor.offset..<(cursor.offset + length)]
        return ReservedWord(rawValue: String(decoding: text, as: UTF8.self))
    }

    /// Reads that word, with the newlines before it; throws where another stands there.
    mutating func expect(_ word: ReservedWord, closing opening: String, _ start: Int) throws(Diagnostic) {
        guard reservedWord() == word else {
            guard cursor.peek() != nil else {
                throw syntax(
                    start..<min(start + opening.utf8.count, cursor.limit),
                    "this \(opening) is never closed",
                    "write \(word.rawValue) where it ends"
                )
            }
            throw unexpected()
        }
        cursor.advance(word.rawValue.utf8.count)
        lastEnd = cursor.offset
    }
}
