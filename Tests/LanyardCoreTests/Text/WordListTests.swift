import Testing

@testable import LanyardCore

@Suite("Word lists")
struct WordListTests {
    private static let list: WordList = "PATH PS1 GIT_ _"

    private static func holds(_ name: String) -> Bool { list.holds(name) }

    private static func begins(_ name: String) -> Bool {
        var name = name
        return name.withUTF8 { list.beginsAny(of: $0) }
    }

    @Test("hold whole words only", arguments: ["PATH", "PS1", "GIT_", "_"])
    func held(_ name: String) {
        #expect(WordListTests.holds(name))
    }

    @Test(
        "hold no part of a word, nothing longer, and no blank",
        arguments: ["", " ", "PAT", "PATHS", "ATH", "PS", "PS1 GIT_", "PATH ", "git_", "__"]
    )
    func missing(_ name: String) {
        #expect(!WordListTests.holds(name))
    }

    @Test("know beginnings", arguments: ["GIT_DIR", "GIT_", "PATHS", "_x", "PS12"])
    func beginning(_ name: String) {
        #expect(WordListTests.begins(name))
    }

    @Test("know what begins otherwise", arguments: ["", "GIT", "MY_PATH", "P", "ps1"])
    func otherBeginning(_ name: String) {
        #expect(!WordListTests.begins(name))
    }

    @Test("of nothing hold nothing")
    func empty() {
        let list: WordList = ""
        #expect(!list.holds("") && !list.holds("A"))
    }
}
