/// Something that is wrong in an env.sh, and where.
package struct Finding: Equatable, Sendable {
    package enum Severity: String, Equatable, Sendable {
        case error
        case warning
        /// Worth knowing, and never a reason to fail.
        case note
    }

    /// The name of the rule that speaks, as in `undefined-variable`.
    package var rule: String
    package var severity: Severity
    /// The file, as whoever asked named it.
    package var path: String
    /// The bytes of the file that are at fault.
    package var range: Range<Int>
    /// Of the first character at fault.
    package var start: Place
    /// Right behind the last character at fault: where nothing is marked, the same as ``start``.
    package var end: Place
    /// The offending words as they stand in the file: show them through ``visible(_:limit:)``.
    package var text: String
    /// One sentence without a full stop.
    package var message: String
    /// Ways out.
    package var hints: [String]
    /// What mends it, where one right answer exists.
    package var fix: Fix?

    package init(
        rule: String,
        severity: Severity,
        path: String,
        range: Range<Int>,
        start: Place,
        end: Place,
        text: String,
        message: String,
        hints: [String] = [],
        fix: Fix? = nil
    ) {
        self.rule = rule
        self.severity = severity
        self.path = path
        self.range = range
        self.start = start
        self.end = end
        self.text = text
        self.message = message
        self.hints = hints
        self.fix = fix
    }
}

extension Finding {
    /// Whether it stands in that file, and not in one that it sources: only then is its range one of the file's bytes.
    func isIn(_ source: SourceText) -> Bool {
        path == source.path
    }

    /// Whether it stands in that file and marks some of those bytes.
    func marks(_ range: Range<Int>, in source: SourceText) -> Bool {
        isIn(source) && self.range.overlaps(range)
    }
}
