/// A file's path and bytes, and where each byte stands.
package struct SourceText: Sendable {
    package let path: String
    package let bytes: [UInt8]
    /// Those by which characters are counted: the same, unless others are shown.
    private let counted: [UInt8]
    /// The offset of each line's first byte.
    private let lineStarts: [Int]
    /// For each block of ``blockSize`` bytes: the first character that starts in it or later, and how many precede it.
    /// Places in one very long line are thus found without counting it from its start each time. Empty for ASCII.
    private let blocks: [(offset: Int, count: Int)]
    /// Then a character's number is its offset.
    private let isASCII: Bool

    private static let blockSize = 256

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        counted = bytes
        isASCII = bytes.allSatisfy { $0 < 0x80 }
        var lineStarts = [0]
        for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { lineStarts.append(offset + 1) }
        self.lineStarts = lineStarts
        blocks = isASCII ? [] : SourceText.blocks(of: bytes)
    }

    /// The same places with other bytes to show, as many and with the same ends of lines: stars where a secret stands.
    package func showing(_ shown: [UInt8]) -> SourceText {
        SourceText(self, shown)
    }

    private init(_ text: SourceText, _ shown: [UInt8]) {
        path = text.path
        bytes = shown
        isASCII = text.isASCII
        lineStarts = text.lineStarts
        blocks = text.blocks
        counted = text.counted
    }

    private static func blocks(of bytes: [UInt8]) -> [(offset: Int, count: Int)] {
        var blocks: [(offset: Int, count: Int)] = []
        var offset = 0
        var count = 0
        while offset < bytes.count {
            while blocks.count * blockSize <= offset { blocks.append((offset, count)) }
            offset += characterLength(in: bytes, at: offset)
            count += 1
        }
        while blocks.count * blockSize <= offset { blocks.append((offset, count)) }
        return blocks
    }

    /// The place of a byte; that of the end for any offset beyond it.
    package func place(ofByte offset: Int) -> Place {
        let offset = max(0, min(offset, bytes.count))
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return Place(line: low + 1, column: characters(before: offset) - characters(before: lineStarts[low]) + 1)
    }

    package var lineCount: Int { lineStarts.count }

    /// The line's bytes, without its end; empty where there is no such line.
    package func line(_ number: Int) -> ArraySlice<UInt8> {
        bytes[lineRange(number)]
    }

    /// Where the line's bytes stand.
    package func lineRange(_ number: Int) -> Range<Int> {
        guard number >= 1, number <= lineStarts.count else { return 0..<0 }
        let end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
        return lineStarts[number - 1]..<end
    }

    /// Bytes as text, for a diagnostic.
    package func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    private func characters(before offset: Int) -> Int {
        if isASCII { return offset }
        var (position, count) = blocks[offset / SourceText.blockSize]
        if position > offset {
            (position, count) = offset < SourceText.blockSize ? (0, 0) : blocks[offset / SourceText.blockSize - 1]
        }
        while position < offset {
            position += characterLength(in: counted, at: position)
            count += 1
        }
        return count
    }
}

/// The length in bytes of the UTF-8 character at an offset; 1 where there is none.
private func characterLength(in bytes: [UInt8], at offset: Int) -> Int {
    let length: Int
    switch bytes[offset] {
    case 0xc2...0xdf: length = 2
    case 0xe0...0xef: length = 3
    case 0xf0...0xf4: length = 4
    default: return 1
    }
    guard offset + length <= bytes.count else { return 1 }
    for index in (offset + 1)..<(offset + length) where bytes[index] & 0xc0 != 0x80 { return 1 }
    return length
}
