import LanyardCore
import Testing

/// What processes leave for each other in files: nobody who can write one moves the cursor of whoever reads it.
@Suite("What is left for others")
struct SharedNoteTests {
    private let odd = "\u{1b}[31mred\nlanyard: error: forged\u{202e}"
    private let shown = #"\u{1b}[31mred\nlanyard: error: forged\u{202e}"#

    @Test("of a failure is made visible: message, hints and causes")
    func failure() throws {
        let cause = Failure(odd, hint: odd, exitCode: .unavailable)
        let record = FailureRecord(failure: Failure(odd, hint: odd, causes: [cause]), at: 1, bootID: "b")
        let read = try #require(FailureRecord(Array(record.json.compact.utf8)))
        let shownCause = Failure(shown, hint: shown, exitCode: .unavailable)
        #expect(read.failure == Failure(shown, hint: shown, causes: [shownCause]))
    }

    @Test("of a token that is not kept is made visible")
    func whereabouts() throws {
        let note = Whereabouts(.nowhere(reason: odd), receivedAt: 1, lifetime: 2, bootID: "b")
        let read = try #require(Whereabouts(Array(note.json.compact.utf8)))
        #expect(read.place == .nowhere(reason: shown))
    }

    @Test("is what it was, where nothing in it is odd")
    func plain() throws {
        let failure = Failure("größer — as it is", hint: "do 'this'", exitCode: .notPermitted)
        let record = FailureRecord(failure: failure, at: 1, bootID: "b")
        #expect(FailureRecord(Array(record.json.compact.utf8)) == record)
    }
}
