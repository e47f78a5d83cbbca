import LanyardCore

/// The line of a file in which a finding starts, made safe to show, and under it the marks.
struct MarkedLine: Equatable {
    /// Characters before and behind the first that is marked; more of a longer line helps nobody.
    private static let before = 60
    private static let behind = 100

    let line: String
    /// `     ^^^^`
    let marks: String

    init(_ finding: Finding, in source: SourceText) {
        let scalars = MarkedLine.characters(source.line(finding.start.line))
        let first = min(finding.start.column - 1, scalars.count)
        // Of words over several lines, those in the first.
        let end = finding.end.line == finding.start.line ? finding.end.column - 1 : scalars.count
        let window = max(0, first - MarkedLine.before)..<min(scalars.count, first + MarkedLine.behind)

        let head = (window.lowerBound > 0 ? "…" : "") + scalars[window.lowerBound..<first].joined()
        let words = scalars[first..<max(first, min(end, window.upperBound))].joined()
        let rest = scalars[max(first, min(end, window.upperBound))..<window.upperBound].joined()
        line = head + words + rest + (window.upperBound < scalars.count ? "…" : "")
        marks =
            String(repeating: " ", count: head.unicodeScalars.count)
            + String(repeating: "^", count: max(1, words.unicodeScalars.count))
    }

    /// The line's characters as columns count them, each as it is shown.
    private static func characters(_ line: ArraySlice<UInt8>) -> [String] {
        var characters: [String] = []
        var bytes = line
        while let first = bytes.first {
            let length = utf8Length(of: bytes)
            characters.append(first == UInt8(ascii: "\t") ? " " : visible(Array(bytes.prefix(length))))
            bytes = bytes.dropFirst(length)
        }
        return characters
    }

    /// Of the first character; 1 where it is none.
    private static func utf8Length(of bytes: ArraySlice<UInt8>) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return 1 }
        return UTF8.width(scalar)
    }
}
