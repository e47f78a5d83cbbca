/// Reads the grammar of bash: bash(1), SHELL GRAMMAR, QUOTING and EXPANSION.
///
/// Its parts are extensions, a file each: commands, compound commands, conditions, words, quotes, parameters,
/// substitutions, arrays, here-documents. What bash cannot read is thrown as a syntax error, what it reads in ways that
/// follow no rule as `refused`; what is merely not answered is the evaluator's business.
struct ScriptReader {
    /// Commands, quotes and expansions within each other.
    static let depthLimit = 100

    let source: SourceText
    var cursor: Cursor
    /// Of text that does not stand in the file as it is read (an escaped back-quote): every node has this range.
    let fixedRange: Range<Int>?
    /// Names of the assignments that the present statement has begun.
    var namesMet: [String] = []
    var depth = 0
    /// `"${X:-"…"}"`: quotes within braces within quotes.
    var quotedBraces = 0
    /// How many command substitutions are around.
    var substitutions = 0
    /// `"${X#…}"`: patterns of braces within quotes.
    var quotedPatterns = 0
    /// A here-document is like a text in quotes, but not where quotes are within it.
    var isInHereDocument = false
    /// Where the last word or operator ended: what follows are blanks.
    var lastEnd = 0
    /// The here-documents of the present line.
    var hereDocuments: (lineEnd: Int, resume: Int)?
    /// Commands and words so far; there is a limit, for each takes a hundred times its bytes of memory.
    private var nodes = 0
    private let nodeLimit: Int

    /// - Parameters:
    ///   - bytes: what is read in the place of the file's own.
    ///   - block: what is read of them; nil: all.
    init(_ source: SourceText, bytes: [UInt8]? = nil, _ block: Range<Int>? = nil) {
        self.source = source
        cursor = Cursor(bytes ?? source.bytes, from: block?.lowerBound ?? 0, to: block?.upperBound)
        fixedRange = nil
        nodeLimit = max(100_000, source.bytes.count / 24)
    }

    /// Reads a part of another reader's text.
    init(within outer: ScriptReader, cursor: Cursor, fixedRange: Range<Int>?) {
        source = outer.source
        self.cursor = cursor
        self.fixedRange = fixedRange ?? outer.fixedRange
        depth = outer.depth
        nodes = outer.nodes
        nodeLimit = outer.nodeLimit
    }

    /// From an offset to where the reader stands.
    func range(_ start: Int, to end: Int? = nil) -> Range<Int> {
        fixedRange ?? start..<max(start, end ?? cursor.offset)
    }

    mutating func countNode(_ start: Int) throws(Diagnostic) {
        nodes += 1
        guard nodes > nodeLimit else { return }
        throw diagnostic(
            "refused",
            start,
            "the file holds more than \(nodeLimit) words",
            "env.sh holds settings, not data"
        )
    }

    mutating func addNodes(of inner: ScriptReader) {
        nodes = inner.nodes
    }

    /// Reads something one level deeper.
    mutating func nested<Result>(
        _ start: Int,
        _ body: (inout ScriptReader) throws(Diagnostic) -> Result
    ) throws(Diagnostic) -> Result {
        guard depth < ScriptReader.depthLimit else {
            throw diagnostic("refused", start, "more than \(ScriptReader.depthLimit) levels within each other")
        }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }

    // MARK: - Errors

    /// A diagnostic about the words from an offset to where the reader stands, at least one byte.
    func diagnostic(_ rule: String, _ start: Int, _ message: String, _ hints: String...) -> Diagnostic {
        var result = source.diagnostic(rule, fixedRange ?? start..<max(cursor.offset, start + 1), message)
        result.hints = hints
        return result
    }

    func syntax(_ range: Range<Int>, _ message: String, _ hints: String...) -> Diagnostic {
        var result = source.diagnostic("syntax", fixedRange ?? range, message)
        result.hints = hints
        return result
    }

    func unclosed(_ quote: String, _ start: Int) -> Diagnostic {
        syntax(start..<(start + 1), "this \(quote) is never closed", "close it, or remove it")
    }
}
