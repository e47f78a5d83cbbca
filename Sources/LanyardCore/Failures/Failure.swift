/// What went wrong, for a person: thrown at every seam between modules and printed in one place.
///
/// `message` is one sentence without a full stop that names the thing at fault; `hints` say what to do, each a sentence
/// or a complete command line. Neither ever holds a token. Text from outside goes through ``visible(_:limit:)`` when
/// the message is made.
package struct Failure: Error, Equatable, Sendable {
    package var message: String
    package var hints: [String]
    package var exitCode: ExitCode
    /// What led to it, in the order in which it was tried: every attempt, not just the last.
    package var causes: [Failure]

    package init(_ message: String, hints: [String] = [], exitCode: ExitCode = .failed, causes: [Failure] = []) {
        self.message = message
        self.hints = hints
        self.exitCode = exitCode
        self.causes = causes
    }

    package init(_ message: String, hint: String, exitCode: ExitCode = .failed, causes: [Failure] = []) {
        self.init(message, hints: [hint], exitCode: exitCode, causes: causes)
    }
}
