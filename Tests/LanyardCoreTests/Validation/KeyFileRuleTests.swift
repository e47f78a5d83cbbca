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

    @Test("a login of gcloud's is no key", arguments: ["~/.config/gcloud/", "'/x y/'", ""])
    func login(_ folder: String) {
        let text = "export GOOGLE_APPLICATION_CREDENTIALS=\(folder)application_default_credentials.json\n"
        let source = SourceText(path: "env.sh", bytes: Array(text.utf8))
        let script = CheckedScript(source, environment: { $0 == "HOME" ? "/h" : nil }, isAllowed: true)
        #expect(Rules.findings(in: script) == [])
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

    @Test("what the caller has named is no choice of the file's")
    func callers() {
        let text = "export GOOGLE_APPLICATION_CREDENTIALS=${GOOGLE_APPLICATION_CREDENTIALS:-}\n"
        let source = SourceText(path: "env.sh", bytes: Array(text.utf8))
        let script = CheckedScript(
            source,
            environment: { $0.hasPrefix("GOOGLE") ? "/h/key.json" : nil },
            isAllowed: true
        )
        #expect(Rules.findings(in: script) == [])
    }

    @Test("an empty value names no file", arguments: ["", "\"\"", "''", "${X:-}"])
    func empty(_ value: String) {
        let text = "export GOOGLE_APPLICATION_CREDENTIALS=\(value)\n"
        let script = CheckedScript(SourceText(path: "env.sh", bytes: Array(text.utf8)), isAllowed: true)
        #expect(Rules.findings(in: script) == [])
    }
}
