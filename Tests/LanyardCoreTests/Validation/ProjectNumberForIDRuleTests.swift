import LanyardCore
import Testing

@Suite("project-number-for-id")
struct ProjectNumberForIDRuleTests {
    @Test(
        "what it finds",
        arguments: [
            RuleCase(
                "export PROJECT_ID=«123456789012»\n",
                "PROJECT_ID is \"123456789012\": this is a project's number, not its id",
                "gcloud projects describe 123456789012 --format='value(projectId)'"
            ),
            RuleCase(
                "export TUNE_PROJECT_ID=«123456789012»\n",
                .warning,
                "TUNE_PROJECT_ID is \"123456789012\": this is a project's number, not its id",
                "gcloud projects describe 123456789012 --format='value(projectId)'"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "project-number-for-id")
    }

    @Test("what it leaves alone", arguments: ["export PROJECT_NUMBER=123456789012\n"])
    func good(_ text: String) {
        expectNothing(in: text)
    }
}
