import LanyardCore
import Testing

@Suite("unused-helper")
struct UnusedHelperRuleTests {
    @Test("what it leaves alone", arguments: ["export X=1\n"])
    func good(_ text: String) {
        expectNothing(in: text)
    }

    @Test(
        "a name in small letters that nothing exports or uses is a note",
        arguments: [("«salt»=1\n", 1), ("salt=1\nexport B=$salt\n", 0), ("salt=1\nexport salt\n", 0), ("_salt=1\n", 0)]
    )
    func bad(_ text: String, _ count: Int) throws {
        let script = try MarkedScript(text)
        let found = Rules.findings(in: CheckedScript(script.source))
        #expect(found.map(\.rule) == Array(repeating: "unused-helper", count: count))
        #expect(found.map(\.text) == script.marks.map(\.text))
        #expect(found.allSatisfy { $0.severity == .note })
    }
}
