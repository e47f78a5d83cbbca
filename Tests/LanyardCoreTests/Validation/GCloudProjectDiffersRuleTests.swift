import LanyardCore
import Testing

@Suite("gcloud-project-differs")
struct GCloudProjectDiffersRuleTests {
    @Test(
        "what it leaves alone",
        arguments: [
            "export PROJECT_ID=ray-whisper\n", "export PROJECT_ID=ray-whisper GOOGLE_CLOUD_PROJECT=ray-whisper\n",
            "export GOOGLE_CLOUD_PROJECT=ray-whisper CLOUDSDK_CORE_PROJECT=ray-whisper\n",
        ]
    )
    func good(_ text: String) {
        expectNothing(in: text)
    }

    @Test(
        "another project that the file itself tells gcloud or the client libraries",
        arguments: [
            RuleCase(
                "export PROJECT_ID=ray-whisper\nexport CLOUDSDK_CORE_PROJECT=«other-proj»\n",
                .warning,
                "CLOUDSDK_CORE_PROJECT is other-proj, but PROJECT_ID is ray-whisper: gcloud works in the one, what is made from PROJECT_ID belongs to the other",
                "write export CLOUDSDK_CORE_PROJECT=\"$PROJECT_ID\""
            ),
            RuleCase(
                "export GOOGLE_CLOUD_PROJECT=ray-whisper CLOUDSDK_CORE_PROJECT=«ray-other»\n",
                .warning,
                "CLOUDSDK_CORE_PROJECT is ray-other, but GOOGLE_CLOUD_PROJECT is ray-whisper: gcloud works in another project than the client libraries",
                "write export CLOUDSDK_CORE_PROJECT=\"$GOOGLE_CLOUD_PROJECT\""
            ),
            RuleCase(
                "export GOOGLE_CLOUD_PROJECT=«ray-whispr»\nexport PROJECT_ID=ray-whisper\n",
                .warning,
                "GOOGLE_CLOUD_PROJECT is ray-whispr, but PROJECT_ID is ray-whisper: client libraries work in the one, what is made from PROJECT_ID belongs to the other",
                "write export GOOGLE_CLOUD_PROJECT=\"$PROJECT_ID\""
            ),
        ]
    )
    func told(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "gcloud-project-differs")
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
