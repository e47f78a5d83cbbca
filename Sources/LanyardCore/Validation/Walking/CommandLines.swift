/// The lines over which the commands of a file go, for comments that are meant for one.
struct CommandLines {
    /// For each line, from 1, the first from there on that is no comment.
    private let codeLines: [Int]
    /// Of the commands that begin on a line, the last line.
    private var lastLines: [Int: Int] = [:]
    /// Of the commands that end on a line, the first line.
    private var firstLines: [Int: Int] = [:]

    init(_ commands: [Range<Int>], in source: SourceText) {
        var codeLines = Array(0...source.lineCount + 1)
        for line in stride(from: source.lineCount - 1, to: 0, by: -1)
        where source.line(line).first(where: { !$0.isBlank }) == UInt8(ascii: "#") {
            codeLines[line] = codeLines[line + 1]
        }
        self.codeLines = codeLines
        for range in commands {
            let first = source.place(ofByte: range.lowerBound).line
            let last = source.place(ofByte: max(range.lowerBound, range.upperBound - 1)).line
            lastLines[first] = max(last, lastLines[first] ?? last)
            firstLines[last] = min(first, firstLines[last] ?? first)
        }
    }

    /// Those of what stands below a comment, and below the comments that follow it.
    func below(_ comment: Int) -> ClosedRange<Int> {
        let line = codeLines[comment + 1]
        return line...max(line, lastLines[line] ?? line)
    }

    /// Those of what ends on a line, before the comment there.
    func before(_ line: Int) -> ClosedRange<Int> {
        min(line, firstLines[line] ?? line)...line
    }
}
