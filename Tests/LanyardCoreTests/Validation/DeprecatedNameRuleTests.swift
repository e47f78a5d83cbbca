import LanyardCore
import Testing

@Suite("deprecated-name")
struct DeprecatedNameRuleTests {
    @Test(
        "what it finds",
        arguments: [
            RuleCase(
                "export «GCLOUD_PROJECT»=ray-whisper\n",
                .warning,
                "GCLOUD_PROJECT is the old name, read only where GOOGLE_CLOUD_PROJECT is unset",
                "write GOOGLE_CLOUD_PROJECT"
            ),
            RuleCase(
                "export GOOGLE_CLOUD_PROJECT=ray-whisper «GCLOUD_PROJECT»=ray-whisper\n",
                .warning,
                "GCLOUD_PROJECT is the old name, read only where GOOGLE_CLOUD_PROJECT is unset",
                "remove the line"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "deprecated-name")
    }

    @Test(
        "is renamed where it stands once, and by halves nowhere",
        arguments: [
            ("export GCLOUD_PROJECT=ray-whisper\n", "export GOOGLE_CLOUD_PROJECT=ray-whisper\n"),
            ("GCLOUD_PROJECT=ray-whisper\nexport GCLOUD_PROJECT\n", nil),
            ("if true; then export GCLOUD_PROJECT=ray-a1; else export GCLOUD_PROJECT=ray-b1; fi\n", nil),
        ] as [(String, String?)]
    )
    func renamed(_ text: String, _ expected: String?) {
        #expect(mended(text, by: "deprecated-name") == expected ?? text)
    }

    @Test("what it leaves alone", arguments: ["export GOOGLE_CLOUD_PROJECT=ray-whisper\n"])
    func good(_ text: String) {
        expectNothing(in: text)
    }
}
