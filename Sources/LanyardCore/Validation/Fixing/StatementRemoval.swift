/// Takes a statement out of a file: with its line and what the line says of it where it stands alone on one, else with
/// its semicolon.
enum StatementRemoval {
    static func fix(_ visited: VisitedCommand, in script: CheckedScript) -> Fix? {
        guard !visited.isConditional, let edit = edit(visited.range, in: script.source) else { return nil }
        return Fix([edit], reach: .nothing)
    }

    private static func edit(_ range: Range<Int>, in source: SourceText) -> Fix.Edit? {
        let line = source.lineRange(source.place(ofByte: range.lowerBound).line)
        guard range.upperBound <= line.upperBound else { return nil }
        let before = source.bytes[line.lowerBound..<range.lowerBound]
        let behind = source.bytes[range.upperBound..<line.upperBound]
        if before.allSatisfy(\.isBlank), isNothing(behind) {
            // No body may be left empty.
            guard !beginsBody(source.bytes[..<line.lowerBound]) else { return Fix.Edit(range, ":") }
            return Fix.Edit(line.lowerBound..<min(line.upperBound + 1, source.bytes.count), "")
        }
        let last = before.last { !$0.isBlank }
        let rest = behind.drop(while: \.isBlank)
        if rest.first == UInt8(ascii: ";") {
            let next = rest.dropFirst().drop(while: \.isBlank)
            // A command must be left between a brace and the next one.
            let isFollowed = next.first.map { !"};&#".utf8.contains($0) } ?? false
            guard last == nil || last == UInt8(ascii: ";") || last == UInt8(ascii: "{"), next.first != rest.first,
                isFollowed || last == UInt8(ascii: ";")
            else { return nil }
            return Fix.Edit(range.lowerBound..<next.startIndex, "")
        }
        guard rest.isEmpty || rest.first == UInt8(ascii: "#"), last == UInt8(ascii: ";"),
            let semicolon = before.lastIndex(of: UInt8(ascii: ";")),
            semicolon == before.startIndex || before[semicolon - 1] != UInt8(ascii: ";")
        else { return nil }
        return Fix.Edit(semicolon..<range.upperBound, "")
    }

    /// Whether a semicolon or a comment is all that stands there.
    private static func isNothing(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes.drop(while: \.isBlank)
        if rest.first == UInt8(ascii: ";") { rest = rest.dropFirst().drop(while: \.isBlank) }
        return rest.isEmpty || (rest.first == UInt8(ascii: "#") && rest.startIndex > bytes.startIndex)
    }

    /// Whether what comes next is the first statement of a body, which may be its only one.
    private static func beginsBody(_ text: ArraySlice<UInt8>) -> Bool {
        guard let end = text.lastIndex(where: { !$0.isBlank && $0 != UInt8(ascii: "\n") }) else { return false }
        let word = text[...end].reversed().prefix { !$0.isMeta }.reversed()
        return ["{", "then", "do", "else"].contains { word.elementsEqual($0.utf8) }
            || text[end] == UInt8(ascii: "(") || text[end] == UInt8(ascii: ")")
    }
}
