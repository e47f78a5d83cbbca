/// The lines over which the commands of a file go, for comments that are meant for one.
struct CommandLines {
    private let source: SourceText
    /// Of the commands that begin on a line, the last line.
    private var lastLines: [Int: Int] = [:]
    /// Of the commands that end on a line, the first line.
    private var firstLines: [Int: Int] = [:]

    init(_ commands: [Range<Int>], in source: SourceText) {
        self.source = source
        for range in commands {
            let first = source.place(ofByte: range.lowerBound).line
            let last = source.place(ofByte: max(range.lowerBound, range.upperBound - 1)).line
            lastLines[first] = max(last, lastLines[first] ?? last)
            firstLines[last] = min(first, firstLines[last] ?? first)
        }
    }

    /// Those of what stands below a comment, and below the comments that follow it.
    func below(_ comment: Int) -> ClosedRange<Int> {
        var line = comment + 1
        while line < source.lineCount, source.line(line).first(where: { !$0.isBlank }) == UInt8(ascii: "#") {
            line += 1
        }
        return line...max(line, lastLines[line] ?? line)
    }

    /// Those of what ends on a line, before the comment there.
    func before(_ line: Int) -> ClosedRange<Int> {
        min(line, firstLines[line] ?? line)...line
    }
}
