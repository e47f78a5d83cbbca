/// A position in the bytes of a file, as the shell reads them.
struct Cursor {
    let source: SourceText
    private(set) var offset = 0

    init(_ source: SourceText) {
        self.source = source
    }

    /// The next byte, behind any continuation of the line: outside single quotes, backslash and newline vanish.
    mutating func peek() -> UInt8? {
        while raw(0) == UInt8(ascii: "\\"), raw(1) == UInt8(ascii: "\n") { offset += 2 }
        return raw(0)
    }

    /// The byte at a distance, whatever it means.
    func raw(_ distance: Int) -> UInt8? {
        let index = offset + distance
        return index < source.bytes.count ? source.bytes[index] : nil
    }

    mutating func advance(_ count: Int = 1) {
        offset = min(offset + count, source.bytes.count)
    }

    mutating func skip(while isSkipped: (UInt8) -> Bool) {
        while let byte = raw(0), isSkipped(byte) { offset += 1 }
    }
}

extension UInt8 {
    var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    var isNameStart: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
            || self == UInt8(ascii: "_")
    }
    var isNameByte: Bool { isNameStart || isDigit }

    /// What ends a word, unless quoted.
    var isMeta: Bool {
        switch self {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: ";"), UInt8(ascii: "&"),
            UInt8(ascii: "|"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "("), UInt8(ascii: ")"):
            true
        default: false
        }
    }

    /// 0 to 15, or nil.
    var hexadecimalValue: UInt32? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(self - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(self - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(self - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}

/// Whether a text can be a variable's name: a letter or underscore, then letters, digits and underscores.
func isName(_ bytes: some Sequence<UInt8>) -> Bool {
    var isFirst = true
    for byte in bytes {
        guard isFirst ? byte.isNameStart : byte.isNameByte else { return false }
        isFirst = false
    }
    return !isFirst
}
