import LanyardCore
import Testing

@Suite("no-final-newline")
struct NoFinalNewlineRuleTests {
    @Test("what it leaves alone", arguments: ["export X=1\n", "", "\n"])
    func good(_ text: String) {
        expectNothing(in: text)
    }

    @Test(
        "the last character is marked, and one newline is what mends it",
        arguments: ["export X=«1»", "export X=«é»"]
    )
    func bad(_ text: String) throws {
        let script = try MarkedScript(text)
        let found = Rules.findings(in: CheckedScript(script.source))
        #expect(found.map(\.rule) == ["no-final-newline"])
        #expect(found.map(\.text) == script.marks.map(\.text))
        let end = script.source.bytes.count
        #expect(found.first?.fix == Fix([Fix.Edit(end..<end, "\n")]))
    }
}
