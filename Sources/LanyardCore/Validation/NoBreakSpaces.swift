/// Blanks that are letters to a shell: those of pages and word processors.
enum NoBreakSpaces {
    /// U+00A0, U+2007, U+200B, U+202F, U+3000.
    private static let all: [[UInt8]] = [
        [0xc2, 0xa0], [0xe2, 0x80, 0x87], [0xe2, 0x80, 0x8b], [0xe2, 0x80, 0xaf], [0xe3, 0x80, 0x80],
    ]

    static func ranges(in bytes: ArraySlice<UInt8>) -> [Range<Int>] {
        bytes.indices.compactMap { index in
            all.first { bytes[index...].starts(with: $0) }.map { index..<(index + $0.count) }
        }
    }

    static func stand(in bytes: ArraySlice<UInt8>) -> Bool {
        bytes.contains { $0 >= 0x80 } && !ranges(in: bytes).isEmpty
    }

    /// The whole word around what could not be read, where they are what is wrong with it.
    static func word(around range: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
        var end = range.upperBound
        while end < bytes.count, !bytes[end].isMeta { end += 1 }
        return stand(in: bytes[range.lowerBound..<end]) ? range.lowerBound..<end : nil
    }

    /// Values that hold one outside quotes.
    static func unquoted(in script: CheckedScript) -> [Word] {
        script.commands.flatMap { $0.command.allAssignments }.flatMap(\.words).filter { word in
            word.parts.contains { part in
                if case .literal(let bytes, isQuoted: false) = part { stand(in: bytes[...]) } else { false }
            }
        }
    }
}
