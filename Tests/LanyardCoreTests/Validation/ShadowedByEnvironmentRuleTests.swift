import LanyardCore
import Testing

@Suite("shadowed-by-environment")
struct ShadowedByEnvironmentRuleTests {
    @Test("what it leaves alone", arguments: ["export PROJECT_ID=ray-whisper\n"])
    func good(_ text: String) {
        expectNothing(in: text)
    }

    @Test(
        "another value of the caller's is a note; the same, an empty one, and one that lanyard does not take are none"
    )
    func bad() {
        let names = [
            "PROJECT_ID=ray-whisper", "REGION=us-central1", "USER_ACCOUNT=me@example.com", "ZONE=us-central1-a",
        ]
        let text = names.map { "export \($0)\n" }.joined()
        let variables: [String: ByteString] = [
            "PROJECT_ID": "other", "REGION": "us-central1", "USER_ACCOUNT": "", "ZONE": "us-west1-a",
        ]
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
