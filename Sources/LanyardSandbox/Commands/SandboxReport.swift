import Glibc
import LanyardCore
import LanyardSystem

/// What the sandbox says to people, on standard error: the same form as that of `lanyard`.
enum SandboxReport {
    static func error(_ failure: Failure) {
        say("error", failure.message)
        for hint in failure.hints { say("hint", hint) }
    }

    static func note(_ text: String) {
        say("note", text)
    }

    private static func say(_ kind: String, _ text: String) {
        _ = Streams.live.write(Array("lanyard-sandbox: \(kind): \(text)\n".utf8), .error)
    }
}

/// Writes a result to standard output.
func printResult(_ text: String) throws(Failure) {
    guard let error = Streams.live.write(Array(text.utf8), .output) else { return }
    throw Failure("cannot write to standard output: \(error.reason)")
}
