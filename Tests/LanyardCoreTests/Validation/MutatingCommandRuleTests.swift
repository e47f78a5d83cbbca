import LanyardCore
import Testing

@Suite("mutating-command")
struct MutatingCommandRuleTests {
    @Test(
        "what it finds",
        arguments: [
            RuleCase(
                "«gcloud services enable aiplatform.googleapis.com»\n",
                "this would run each time that env.sh is sourced",
                "write the resulting value, or move the command to a script of its own"
            ),
            RuleCase(
                "if [ -n \"$X\" ]; then «mkdir x»; fi\nexport Y=1\n",
                .warning,
                "this runs each time that the file is sourced, where it is reached",
                "move it to a script of its own"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "mutating-command")
    }

    @Test(
        "what it leaves alone",
        arguments: ["setup() { gcloud services enable x; }\n", "export X=\"gcloud services enable\"\n"]
    )
    func good(_ text: String) {
        expectNothing(in: text)
    }
}
