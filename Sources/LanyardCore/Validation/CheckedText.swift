/// Reads what is checked: a page's blocks each by itself, and lines that end in CR LF as if they ended in LF.
enum CheckedText {
    /// - Parameter blocks: where the shell code of a page stands; nil: the text is shell code throughout.
    static func read(_ source: SourceText, _ blocks: [Range<Int>]?) -> (script: EnvScript, problems: [Diagnostic]) {
        let foreign = ForeignBytes.problems(in: source)
        guard var bytes = ForeignBytes.readable(source, foreign) else {
            return (EnvScript(source: source, statements: []), foreign)
        }
        if foreign.contains(where: { $0.rule == "crlf" }) { endLines(&bytes, as: source) }
        var problems = foreign
        var statements: [Statement] = []
        var unreadNames: Set<String> = []
        for block in blocks ?? [bytes.indices] {
            // What one block leaves open, a cut if or the apostrophe of a remark, is nothing to the next.
            var reader = TolerantReader(source, bytes: bytes, block)
            reader.readAll()
            statements += reader.statements
            problems += reader.problems
            unreadNames.formUnion(reader.unreadNames)
        }
        problems.sort { $0.range.lowerBound < $1.range.lowerBound }
        let script = EnvScript(source: source, statements: statements, unreadNames: unreadNames)
        return (script, Array(problems.prefix(EnvScript.problemLimit)))
    }

    /// Makes an empty line of each CR, so that nothing else moves and a here-document ends where it should. A blank in
    /// its place would stand behind the word that ends it.
    private static func endLines(_ bytes: inout [UInt8], as source: SourceText) {
        let original = source.bytes
        for index in original.indices.dropLast()
        where original[index] == UInt8(ascii: "\r") && original[index + 1] == UInt8(ascii: "\n") {
            let isContinued = !original[..<index].reversed().prefix { $0 == UInt8(ascii: "\\") }.count.isMultiple(of: 2)
            bytes[index] = UInt8(ascii: isContinued ? "\\" : "\n")
            if isContinued { bytes[index - 1] = UInt8(ascii: " ") }
        }
    }
}
