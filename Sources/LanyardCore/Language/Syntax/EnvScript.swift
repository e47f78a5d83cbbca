/// An env.sh, read but not run.
package struct EnvScript: Sendable {
    /// Bytes of the largest file that is read.
    package static let sizeLimit = 1 << 20
    /// Problems after which a tolerant reading gives up.
    package static let problemLimit = 100

    package let source: SourceText
    package let statements: [Statement]
    /// Names whose assignment was met, but could not be read (a tolerant reading only).
    package var unreadNames: Set<String> = []

    /// Reads a file; the first syntax error or refusal is thrown.
    package static func parse(_ source: SourceText) throws(Diagnostic) -> EnvScript {
        try refuseForeignBytes(source)
        var parser = Parser(source)
        var statements: [Statement] = []
        while try parser.next(into: &statements) {}
        return EnvScript(source: source, statements: statements)
    }

    /// Reads what can be read, and tells all problems: after each it goes on with the next line.
    package static func parseTolerantly(_ source: SourceText) -> (script: EnvScript, problems: [Diagnostic]) {
        var statements: [Statement] = []
        var problems: [Diagnostic] = []
        do throws(Diagnostic) {
            try refuseForeignBytes(source)
        } catch {
            return (EnvScript(source: source, statements: []), [error])
        }
        var unreadNames: Set<String> = []
        var parser = Parser(source)
        while problems.count < problemLimit {
            do throws(Diagnostic) {
                guard try parser.next(into: &statements) else { break }
            } catch {
                problems.append(error)
                unreadNames.formUnion(parser.namesMet)
                parser.skipToNextLine()
            }
        }
        return (EnvScript(source: source, statements: statements, unreadNames: unreadNames), problems)
    }

    /// What no env.sh may hold, wherever it stands.
    private static func refuseForeignBytes(_ source: SourceText) throws(Diagnostic) {
        let bytes = source.bytes
        guard bytes.count <= sizeLimit else {
            throw source.diagnostic("syntax", 0..<0, "the file is larger than 1 MiB", "env.sh holds settings, not data")
        }
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) {
            throw source.diagnostic(
                "syntax",
                0..<3,
                "the file begins with a byte order mark, which bash takes for a part of the first word",
                "save it as UTF-8 without BOM: sed -i '1s/^\\xEF\\xBB\\xBF//' \(posixQuoted(source.path))"
            )
        }
        for (offset, byte) in bytes.enumerated() {
            if byte == 0 {
                throw source.diagnostic(
                    "syntax",
                    offset..<(offset + 1),
                    "a NUL byte cannot be part of a value",
                    "is this a text file? save it as UTF-8"
                )
            }
            if byte == UInt8(ascii: "\n"), offset > 0, bytes[offset - 1] == UInt8(ascii: "\r") {
                throw source.diagnostic(
                    "syntax",
                    (offset - 1)..<(offset + 1),
                    "the line ends in CR LF, and bash makes the CR a part of the value",
                    "convert the file: sed -i 's/\\r$//' \(posixQuoted(source.path))"
                )
            }
        }
    }
}
