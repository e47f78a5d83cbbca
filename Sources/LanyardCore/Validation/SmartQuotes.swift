/// U+2018 to U+201F: quotes that word processors and chats put in the place of ' and ".
enum SmartQuotes {
    /// Values that hold one outside real quotes.
    static func unquoted(in script: CheckedScript) -> [Range<Int>] {
        script.assignments.compactMap { assignment in
            guard case .word(let word) = assignment.value else { return nil }
            let isHeld = word.parts.contains { part in
                if case .literal(let bytes, isQuoted: false) = part { first(in: bytes[...]) != nil } else { false }
            }
            return isHeld ? word.range : nil
        }
    }

    static func first(in bytes: ArraySlice<UInt8>) -> Int? {
        bytes.indices.first { isQuote(bytes, $0) }
    }

    private static func isQuote(_ bytes: ArraySlice<UInt8>, _ index: Int) -> Bool {
        index >= bytes.startIndex && index + 2 < bytes.endIndex && bytes[index] == 0xe2 && bytes[index + 1] == 0x80
            && (0x98...0x9f).contains(bytes[index + 2])
    }

    /// Where `“a b”` ends that begins at an offset, within its line: at the next quote of its kind, so that `“it’s”` is
    /// one.
    static func end(of start: Int, in bytes: [UInt8]) -> Int? {
        let line = bytes[(start + 3)...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        let rest = bytes[(start + 3)..<line]
        let own = rest.indices.first { isQuote(rest, $0) && isDouble(bytes, $0) == isDouble(bytes, start) }
        return (own ?? first(in: rest)).map { $0 + 3 }
    }

    private static func isDouble(_ bytes: [UInt8], _ index: Int) -> Bool {
        bytes[index + 2] >= 0x9c
    }

    /// Real quotes in the place of one pair around a value that holds none.
    static func fix(_ range: Range<Int>, _ bytes: [UInt8]) -> Fix? {
        let last = range.upperBound - 3
        guard range.count >= 6, isQuote(bytes[...], range.lowerBound), isQuote(bytes[...], last) else { return nil }
        let inside = bytes[(range.lowerBound + 3)..<last]
        // “…” held what "…" holds, apostrophes of either form included; ‘…’ nothing that is expanded.
        let isDouble = isDouble(bytes, range.lowerBound)
        let inner = inside.indices.filter { isQuote(inside, $0) }
        guard isDouble == self.isDouble(bytes, last),
            isDouble ? inner.allSatisfy({ !self.isDouble(bytes, $0) }) : inner.isEmpty,
            // What bash expands there now, it would not in '…'.
            !inside.contains(where: { (isDouble ? "\"\\`" : "\"'\\`$").utf8.contains($0) })
        else { return nil }
        let quote = isDouble ? "\"" : "'"
        return Fix([
            Fix.Edit(range.lowerBound..<(range.lowerBound + 3), quote), Fix.Edit(last..<range.upperBound, quote),
        ])
    }
}
