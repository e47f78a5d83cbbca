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
        let whole = source.lineRange(finding.start.line)
        let first = min(finding.range.lowerBound, whole.upperBound)
        // Of words over several lines, those in the first.
        let end = max(first, min(finding.range.upperBound, whole.upperBound))
        let begin = MarkedLine.begin(before: first, in: source.bytes, notBelow: whole.lowerBound)
        let head = (begin > whole.lowerBound ? "…" : "") + MarkedLine.shown(source.bytes[begin..<first], .max).text

        let words = MarkedLine.shown(source.bytes[first..<end], MarkedLine.behind)
        let rest = MarkedLine.shown(source.bytes[words.end..<whole.upperBound], MarkedLine.behind - words.count)
        line = head + words.text + rest.text + (rest.end < whole.upperBound ? "…" : "")
        marks =
            String(repeating: " ", count: head.unicodeScalars.count)
            + String(repeating: "^", count: max(1, words.text.unicodeScalars.count))
    }

    /// At most ``before`` characters back.
    private static func begin(before first: Int, in bytes: [UInt8], notBelow lower: Int) -> Int {
        var offset = first
        for _ in 0..<before where offset > lower {
            offset -= 1
            // What is not UTF-8 counts byte by byte, so never further than one character may be long.
            var length = 1
            while bytes[offset] & 0xc0 == 0x80, offset > lower, length < 4 {
                offset -= 1
                length += 1
            }
        }
        return offset
    }

    /// So many characters as they are shown, and where the next one begins.
    private static func shown(_ bytes: ArraySlice<UInt8>, _ limit: Int) -> (text: String, count: Int, end: Int) {
        var text = ""
        var count = 0
        var rest = bytes
        while count < limit, let first = rest.first {
            let length = utf8Length(of: rest)
            text += first == UInt8(ascii: "\t") ? " " : visible(Array(rest.prefix(length)))
            rest = rest.dropFirst(length)
            count += 1
        }
        return (text, count, rest.startIndex)
    }

    /// Of the first character; 1 where it is none.
    private static func utf8Length(of bytes: ArraySlice<UInt8>) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return 1 }
        return UTF8.width(scalar)
    }
}
