/// What is wrong in an env.sh, and where.
package struct Diagnostic: Error, Equatable, Sendable {
    /// A name that is written in the place of another one.
    package struct Slip: Equatable, Sendable {
        package var written: String
        package var meant: String

        package init(written: String, meant: String) {
            self.written = written
            self.meant = meant
        }
    }

    /// The rule's name, as in `undefined-variable`.
    package var rule: String
    /// Of the file: env.sh itself, or one that it sources.
    package var path: String
    package var place: Place
    /// The bytes of the file that are at fault.
    package var range: Range<Int>
    /// The offending words as they stand in the file: show them through ``visible(_:limit:)``.
    package var text: String
    /// One sentence without a full stop.
    package var message: String
    /// Ways out.
    package var hints: [String]
    /// The name that was meant without a doubt, where it is set by then.
    package var slip: Slip?

    package init(
        rule: String,
        path: String,
        place: Place,
        range: Range<Int>,
        text: String,
        message: String,
        hints: [String] = []
    ) {
        self.rule = rule
        self.path = path
        self.place = place
        self.range = range
        self.text = text
        self.message = message
        self.hints = hints
    }
}

extension SourceText {
    func diagnostic(_ rule: String, _ range: Range<Int>, _ message: String, _ hints: String...) -> Diagnostic {
        // The file may end where something was expected.
        let range = range.clamped(to: 0..<bytes.count)
        // Long stretches help nobody: the place says where to look.
        let end = min(range.upperBound, range.lowerBound + 200)
        let words = range.lowerBound..<max(range.lowerBound, end)
        return Diagnostic(
            rule: rule,
            path: path,
            place: place(ofByte: range.lowerBound),
            range: range,
            text: text(words),
            message: message,
            hints: hints
        )
    }
}
