import LanyardCore
import Testing

@Suite("shadowed-by-environment")
struct ShadowedByEnvironmentRuleTests {
    @Test("what it leaves alone", arguments: ["export PROJECT_ID=ray-whisper\n"])
    func good(_ text: String) {
        expectNothing(in: text)
    }

    @Test("another value of the caller's is a note; the same one, an empty one, and a name of nobody's are none")
    func bad() {
        let text = "export PROJECT_ID=ray-whisper\nexport REGION=us-central1\nexport ZONE=us-central1-a\nexport X=1\n"
        let variables: [String: ByteString] = ["PROJECT_ID": "other", "REGION": "us-central1", "ZONE": "", "X": "2"]
        let source = SourceText(path: "env.sh", bytes: Array(text.utf8))
        let found = Rules.findings(in: CheckedScript(source, environment: { variables[$0] }))
        #expect(found.map(\.rule) == ["shadowed-by-environment"])
        #expect(found.map(\.severity) == [.note])
        #expect(
            found.first?.message
                == "PROJECT_ID is other in the environment, and that is what commands of lanyard use"
        )
    }
}
