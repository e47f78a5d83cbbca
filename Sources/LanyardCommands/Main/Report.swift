package import LanyardCore
package import LanyardSystem

/// What Lanyard says to people, on standard error. Results go to standard output; nothing else is printed elsewhere.
///
/// Rules: one line a sentence, no full stop; `error:` what went wrong, `tried:` each attempt that led to it, `hint:`
/// what to do. Whoever makes a message has passed text from outside through `visible(_:limit:)`.
package struct Report {
    private let world: World

    package init(_ world: World) {
        self.world = world
    }

    package func failure(_ failure: Failure) {
        say("error", failure.message)
        causes(of: failure)
        for hint in failure.hints { say("hint", hint) }
    }

    package func warning(_ text: String) {
        say("warning", text)
    }

    package func note(_ text: String) {
        say("note", text)
    }

    /// How a command is used, in place of a result.
    package func help(_ text: String) {
        _ = world.streams.write(Array(text.utf8) + [UInt8(ascii: "\n")], .error)
    }

    private func causes(of failure: Failure) {
        for cause in failure.causes {
            say("tried", cause.message)
            causes(of: cause)
            for hint in cause.hints { say("hint", hint) }
        }
    }

    private func say(_ kind: StaticString, _ text: String) {
        var line = Array("lanyard: ".utf8)
        kind.withUTF8Buffer { line += $0 }
        line += Array(": ".utf8) + Array(text.utf8) + [UInt8(ascii: "\n")]
        _ = world.streams.write(line, .error)
    }
}

extension World {
    /// Writes a result to standard output, all at once.
    package func print(_ text: String) throws(Failure) {
        try print(Array(text.utf8))
    }

    package func print(_ bytes: [UInt8]) throws(Failure) {
        guard !bytes.isEmpty, let error = streams.write(bytes, .output) else { return }
        throw Failure("cannot write to standard output: \(error.reason)", hints: error.remedy.map { [$0] } ?? [])
    }
}
