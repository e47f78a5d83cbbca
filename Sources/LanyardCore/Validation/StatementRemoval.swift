/// Takes a statement out of a file: with its line where it stands alone on one, else with its semicolon.
enum StatementRemoval {
    static func fix(_ visited: VisitedCommand, in source: SourceText) -> Fix? {
        guard !visited.isConditional, source.path != "" else { return nil }
        let range = visited.range
        let line = source.lineRange(source.place(ofByte: range.lowerBound).line)
        guard range.upperBound <= line.upperBound else { return nil }
        let before = source.bytes[line.lowerBound..<range.lowerBound]
        let behind = source.bytes[range.upperBound..<line.upperBound]
        if before.allSatisfy(\.isBlank), behind.allSatisfy(\.isBlank) {
            return Fix([Fix.Edit(line.lowerBound..<min(line.upperBound + 1, source.bytes.count), "")])
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
            return Fix([Fix.Edit(range.lowerBound..<next.startIndex, "")])
        }
        guard rest.isEmpty || rest.first == UInt8(ascii: "#"), last == UInt8(ascii: ";"),
            let semicolon = before.lastIndex(of: UInt8(ascii: ";")),
            semicolon == before.startIndex || before[semicolon - 1] != UInt8(ascii: ";")
        else { return nil }
        return Fix([Fix.Edit(semicolon..<range.upperBound, "")])
    }
}
