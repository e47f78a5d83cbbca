/// Numbers as bash's arithmetic writes them: decimal, `0` octal, `0x` hexadecimal, `BASE#DIGITS` up to base 64.
enum ArithmeticNumber {
    /// Wraps beyond 64 bits, as bash does; nil where a digit does not belong to the base.
    static func value(of text: [UInt8]) -> Int64? {
        if let mark = text.firstIndex(of: UInt8(ascii: "#")) {
            guard let base = plain(text[..<mark], base: 10), (2...64).contains(base), mark + 1 < text.count,
                text[0] != UInt8(ascii: "0")
            else { return nil }
            return plain(text[(mark + 1)...], base: base)
        }
        guard text.first == UInt8(ascii: "0"), text.count > 1 else { return plain(text[...], base: 10) }
        guard text[1] == UInt8(ascii: "x") || text[1] == UInt8(ascii: "X") else { return plain(text[1...], base: 8) }
        // Bash takes a bare `0x` for 0.
        return text.count == 2 ? 0 : plain(text[2...], base: 16)
    }

    private static func plain(_ digits: ArraySlice<UInt8>, base: Int64) -> Int64? {
        guard !digits.isEmpty else { return nil }
        var value: Int64 = 0
        for byte in digits {
            guard let digit = digit(byte, base: base), digit < base else { return nil }
            value = value &* base &+ digit
        }
        return value
    }

    /// Digits, then small letters, capitals, `@` and `_`; up to base 36 letters are the same in both cases.
    private static func digit(_ byte: UInt8, base: Int64) -> Int64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int64(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int64(byte - UInt8(ascii: "A")) + (base <= 36 ? 10 : 36)
        case UInt8(ascii: "@"): 62
        case UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
