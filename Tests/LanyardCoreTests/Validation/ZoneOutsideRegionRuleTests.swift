import LanyardCore
import Testing

@Suite("zone-outside-region")
struct ZoneOutsideRegionRuleTests {
    @Test(
        "what it finds",
        arguments: [
            RuleCase(
                "export REGION=us-central1\nexport ZONE=«us-east1-b»\n",
                .warning,
                "ZONE lies in us-east1, and REGION is us-central1",
                "a zone of it is named like us-central1-a"
            )
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "zone-outside-region")
    }

    @Test(
        "what it leaves alone",
        arguments: [
            "export REGION=us-central1\nexport ZONE=us-central1-a\n",
            "export REGION=us-central1\nexport BACKUP_ZONE=us-east1-b\n",
        ]
    )
    func good(_ text: String) {
        expectNothing(in: text)
    }
}
