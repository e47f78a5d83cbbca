import LanyardCore
import Testing

@Suite("gcloud-project-differs")
struct GCloudProjectDiffersRuleTests {
    @Test("what it leaves alone", arguments: ["export PROJECT_ID=ray-whisper\n"])
    func good(_ text: String) {
        expectNothing(in: text)
    }

    private func found(_ text: String, gcloud: String?) -> [Finding] {
        let source = SourceText(path: "env.sh", bytes: Array(text.utf8))
        return Rules.findings(in: CheckedScript(source, gcloudProject: { gcloud }))
    }

    @Test("another project in gcloud's own configuration is a note")
    func bad() {
        let findings = found("export PROJECT_ID=ray-whisper\n", gcloud: "other-project")
        #expect(findings.map(\.rule) == ["gcloud-project-differs"])
        #expect(findings.map(\.severity) == [.note])
        #expect(
            findings.first?.hints == [
                "gcloud config set project ray-whisper", "or add: export CLOUDSDK_CORE_PROJECT=\"$PROJECT_ID\"",
            ]
        )
    }

    @Test("the same one, none, and a file that tells gcloud itself are fine")
    func same() {
        #expect(found("export PROJECT_ID=ray-whisper\n", gcloud: "ray-whisper") == [])
        #expect(found("export PROJECT_ID=ray-whisper\n", gcloud: nil) == [])
        let both = "export PROJECT_ID=ray-whisper\nexport CLOUDSDK_CORE_PROJECT=$PROJECT_ID\n"
        #expect(found(both, gcloud: "other-project") == [])
    }
}
