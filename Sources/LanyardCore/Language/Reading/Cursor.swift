/// A position in the bytes of a file, as the shell reads them.
struct Cursor {
    let bytes: [UInt8]
    private(set) var offset: Int
    /// Where reading ends: the file's end, or that of a here-document.
    private(set) var limit: Int

    init(_ bytes: [UInt8], from offset: Int = 0, to limit: Int? = nil) {
        self.bytes = bytes
        self.offset = offset
        self.limit = limit ?? bytes.count
    }

    /// The next byte, behind any continuation of the line: outside single quotes, backslash and newline vanish.
    mutating func peek() -> UInt8? {
        while raw(0) == UInt8(ascii: "\\"), raw(1) == UInt8(ascii: "\n") { offset += 2 }
        return raw(0)
    }

    /// The byte at a distance, whatever it means.
    func raw(_ distance: Int) -> UInt8? {
        let index = offset + distance
        return index < limit ? bytes[index] : nil
    }

    /// Whether the bytes here are that text.
    func stands(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard offset + count <= limit else { return false }
        for index in 0..<count where bytes[offset + index] != text.utf8Start[index] { return false }
        return true
    }

    mutating func advance(_ count: Int = 1) {
        offset = min(offset + count, limit)
    }

    mutating func move(to offset: Int) {
        self.offset = min(offset, limit)
    }

    mutating func skip(while isSkipped: (UInt8) -> Bool) {
        while offset < limit, isSkipped(bytes[offset]) { offset += 1 }
    }

    /// The offset of the next newline, or of the end.
    var endOfLine: Int {
        var end = offset
        while end < limit, bytes[end] != UInt8(ascii: "\n") { end += 1 }
        return end
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
