/// An env.sh, read but not run.
package struct EnvScript: Sendable {
    /// Bytes of the largest file that is read.
    package static let sizeLimit = 1 << 24
    /// Problems after which a tolerant reading gives up.
    package static let problemLimit = 100

    package let source: SourceText
    package let statements: [Statement]
    /// Names whose assignment was met, but could not be read (a tolerant reading only).
    package var unreadNames: Set<String> = []

    /// Reads a file; the first error is thrown.
    package static func parse(_ source: SourceText) throws(Diagnostic) -> EnvScript {
        if let problem = ForeignBytes.problems(in: source).first { throw problem }
        var reader = ScriptReader(source)
        return EnvScript(source: source, statements: try reader.statements(until: .end))
    }

    /// Reads what can be read, and tells all problems: after each it goes on with the next line.
    package static func parseTolerantly(_ source: SourceText) -> (script: EnvScript, problems: [Diagnostic]) {
        var problems = ForeignBytes.problems(in: source)
        guard let bytes = ForeignBytes.readable(source, problems) else {
            return (EnvScript(source: source, statements: []), problems)
        }
        var reader = TolerantReader(source, bytes: bytes)
        reader.readAll()
        problems = (problems + reader.problems).sorted { $0.range.lowerBound < $1.range.lowerBound }
        let script = EnvScript(source: source, statements: reader.statements, unreadNames: reader.unreadNames)
        return (script, Array(problems.prefix(problemLimit)))
    }
}
