/// Reads fixed forms of digits and marks from the front of a text.
struct DigitReader {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = text[...].utf8
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// The number that exactly `count` decimal digits write.
    mutating func number(digits count: Int) -> Int? {
        guard rest.count >= count else { return nil }
        var value = 0
        for byte in rest.prefix(count) {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        rest = rest.dropFirst(count)
        return value
    }

    /// All digits that come next; empty where none does.
    mutating func digits() -> [UInt8] {
        let found = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        rest = rest.dropFirst(found.count)
        return found.map { $0 - UInt8(ascii: "0") }
    }

    /// Takes one of those characters, if one comes next.
    mutating func take(oneOf characters: StaticString) -> UInt8? {
        guard let next = rest.first, characters.withUTF8Buffer({ $0.contains(next) }) else { return nil }
        rest = rest.dropFirst()
        return next
    }

    /// Takes exactly that text, if it comes next.
    mutating func take(_ text: String) -> Bool {
        guard rest.starts(with: text.utf8) else { return false }
        rest = rest.dropFirst(text.utf8.count)
        return true
    }
}
