import LanyardCore
import Testing

@Suite("cd-in-sourced-file")
struct CDInSourcedFileRuleTests {
    @Test("what it leaves alone", arguments: ["export D=$(echo x)\n", "go() { cd /; }\n"])
    func good(_ text: String) {
        expectNothing(in: text)
    }

    @Test(
        "what changes the folder for good",
        arguments: ["«cd /»\nexport X=1\n", "if true; then «cd /»; fi\nexport X=1\n"]
    )
    func bad(_ text: String) throws {
        let script = try MarkedScript(text)
        let found = Rules.findings(in: CheckedScript(script.source)).filter { $0.rule == "cd-in-sourced-file" }
        #expect(found.map(\.text) == script.marks.map(\.text))
        #expect(found.map(\.severity) == [.warning])
        #expect(found.map(\.message) == ["this changes the folder of the shell that sources the file"])
    }
}
