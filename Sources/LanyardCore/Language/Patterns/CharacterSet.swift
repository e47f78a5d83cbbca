/// `[a-z]`, `[!0-9]`, `[[:alpha:]]`: one character of some, or of all others.
struct CharacterSet: Equatable {
    enum Member: Equatable {
        case range(UInt32, UInt32)
        case named(Name)
    }

    enum Name: String {
        case alnum, alpha, ascii, blank, cntrl, digit, graph, lower, print, punct, space, upper, word, xdigit
    }

    var members: [Member] = []
    var isNegated = false

    /// Nil: a named class beyond ASCII is the locale's business; in the locale C it has no such members.
    func contains(_ character: UInt32, _ mode: Characters?) -> Bool? {
        for member in members {
            switch member {
            case .range(let low, let high): if low <= character, character <= high { return !isNegated }
            case .named(let name):
                guard character < 0x80 else {
                    if mode == .bytes || name == .ascii { continue }
                    return nil
                }
                if CharacterSet.isMember(UInt8(truncatingIfNeeded: character), of: name) { return !isNegated }
            }
        }
        return isNegated
    }

    private static func isMember(_ byte: UInt8, of name: Name) -> Bool {
        let isLower = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        let isGraph = (0x21...0x7e).contains(byte)
        let isAlnum = isLower || isUpper || byte.isDigit
        switch name {
        case .alnum: return isAlnum
        case .alpha: return isLower || isUpper
        case .ascii: return true
        case .blank: return byte.isBlank
        case .cntrl: return byte < 0x20 || byte == 0x7f
        case .digit: return byte.isDigit
        case .graph: return isGraph
        case .lower: return isLower
        case .print: return isGraph || byte == 0x20
        case .punct: return isGraph && !isAlnum
        case .space: return byte == 0x20 || (0x09...0x0d).contains(byte)
        case .upper: return isUpper
        case .word: return isAlnum || byte == UInt8(ascii: "_")
        case .xdigit: return byte < 0x80 && byte.hexadecimalValue != nil
        }
    }
}
