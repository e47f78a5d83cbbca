import LanyardCore
import Testing

@Suite("zone")
struct ZoneRuleTests {
    @Test(
        "what it finds",
        arguments: [
            RuleCase(
                "export ZONE=«us-central1»\n",
                "ZONE is \"us-central1\": this is a region, not a zone",
                "a zone is named like us-central1-a"
            ),
            RuleCase(
                "export TRAIN_ZONE=«nowhere»\n",
                .warning,
                "TRAIN_ZONE is \"nowhere\": this is not of a zone's form",
                "a zone is named like us-central1-a"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "zone")
    }

    @Test(
        "what it leaves alone",
        arguments: ["export ZONE=us-central1-a\n", "export DNS_ZONE=example-com\n", "export APP_TIME_ZONE=UTC\n"]
    )
    func good(_ text: String) {
        expectNothing(in: text)
    }
}
