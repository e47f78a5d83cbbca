/// Takes a statement out of a file, with its line where it stands alone on one.
enum StatementRemoval {
    static func fix(_ visited: VisitedCommand, in source: SourceText) -> Fix? {
        guard !visited.isConditional, source.path != "" else { return nil }
        let start = source.place(ofByte: visited.range.lowerBound).line
        let line = source.lineRange(start)
        let before = source.bytes[line.lowerBound..<visited.range.lowerBound]
        guard visited.range.upperBound <= line.upperBound, before.allSatisfy(\.isBlank),
            source.bytes[visited.range.upperBound..<line.upperBound].allSatisfy(\.isBlank)
        else { return nil }
        let end = min(line.upperBound + 1, source.bytes.count)
        return Fix([Fix.Edit(line.lowerBound..<end, "")])
    }
}
