/// `<<EOF`, `<<-EOF`, `<<'EOF'`: bash(1), Here Documents.
extension ScriptReader {
    /// Reads the delimiter here and the text from the next line on, to which the reader jumps at the end of this line.
    mutating func hereDocument(stripsTabs: Bool, _ start: Int) throws(Diagnostic) -> Word {
        skipBlanks()
        let delimiterStart = cursor.offset
        let word = try word()
        guard let delimiter = word.literalBytes, !word.parts.isEmpty, fixedRange == nil else {
            throw diagnostic("refused", delimiterStart, "this end of a here-document is not read here", "write EOF")
        }
        let isQuoted = word.bareText == nil
        let lineEnd = hereDocuments?.lineEnd ?? cursor.endOfLine
        let first = hereDocuments?.resume ?? lineEnd + 1
        guard let (lines, resume) = hereLines(from: first, to: delimiter, stripsTabs) else {
            throw syntax(
                delimiterStart..<word.range.upperBound,
                "this here-document is never closed",
                "write \(visible(delimiter)) alone on a line"
            )
        }
        hereDocuments = (lineEnd, resume)
        let body = first..<max(first, lines.last?.upperBound ?? first)
        guard !isQuoted else {
            let bytes = lines.flatMap { cursor.bytes[$0] }
            return Word(parts: bytes.isEmpty ? [] : [.literal(bytes, isQuoted: true)], range: body)
        }
        if stripsTabs {
            // The text is another than the file's, so its nodes have no places of their own.
            return try expandedHere(Cursor(lines.flatMap { cursor.bytes[$0] }), fixedRange: body, start)
        }
        return try expandedHere(Cursor(cursor.bytes, from: first, to: body.upperBound), fixedRange: nil, start, body)
    }

    /// The lines up to the delimiter, their newlines included, and where the line behind it begins.
    private func hereLines(
        from first: Int,
        to delimiter: [UInt8],
        _ stripsTabs: Bool
    ) -> (lines: [Range<Int>], resume: Int)? {
        var lines: [Range<Int>] = []
        var lineStart = first
        while lineStart < cursor.limit {
            var start = lineStart
            if stripsTabs {
                while start < cursor.limit, cursor.bytes[start] == UInt8(ascii: "\t") { start += 1 }
            }
            var end = start
            while end < cursor.limit, cursor.bytes[end] != UInt8(ascii: "\n") { end += 1 }
            if cursor.bytes[start..<end].elementsEqual(delimiter) { return (lines, end + 1) }
            lineStart = min(end + 1, cursor.limit)
            lines.append(start..<lineStart)
        }
        return nil
    }

    private func expandedHere(
        _ inner: Cursor,
        fixedRange: Range<Int>?,
        _ start: Int,
        _ range: Range<Int>? = nil
    ) throws(Diagnostic) -> Word {
        var inside = ScriptReader(within: self, cursor: inner, fixedRange: fixedRange)
        inside.isInHereDocument = true
        var pieces = Pieces()
        while let byte = inside.cursor.peek() {
            switch byte {
            case UInt8(ascii: "\\"):
                inside.escapedInDoubleQuotes(into: &pieces, quote: UInt8(ascii: "$"))
            case UInt8(ascii: "\""):
                inside.cursor.advance()
                pieces.addQuoted([byte])
            default: try inside.quotedPiece(byte, into: &pieces, ending: 0)
            }
        }
        return Word(parts: pieces.finished(), range: fixedRange ?? range ?? start..<start)
    }

    /// At the end of a line: goes on behind the texts of its here-documents.
    mutating func newline() throws(Diagnostic) {
        let offset = cursor.offset
        cursor.advance()
        guard let documents = hereDocuments else { return }
        hereDocuments = nil
        guard documents.lineEnd == offset else {
            throw diagnostic("refused", offset, "the line goes on behind the here-document", "end the line after <<")
        }
        cursor.move(to: documents.resume)
    }
}
