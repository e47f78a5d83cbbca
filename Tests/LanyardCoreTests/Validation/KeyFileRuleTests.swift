import LanyardCore
import Testing

@Suite("key-file")
struct KeyFileRuleTests {
    @Test(
        "what it leaves alone",
        arguments: ["export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com\n"]
    )
    func good(_ text: String) {
        expectNothing(in: text)
    }

    @Test("a file of credentials that is named is a warning, allowed or not")
    func bad() throws {
        let script = try MarkedScript("export GOOGLE_APPLICATION_CREDENTIALS=«~/key.json»\n")
        let checked = CheckedScript(script.source, environment: { $0 == "HOME" ? "/h" : nil }, isAllowed: true)
        let found = Rules.findings(in: checked)
        #expect(found.map(\.rule) == ["key-file"])
        #expect(found.map(\.text) == script.marks.map(\.text))
        #expect(found.map(\.severity) == [.warning])
    }
}
