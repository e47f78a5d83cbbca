import LanyardCore
import Testing

@Suite("option-leak")
struct OptionLeakRuleTests {
    @Test(
        "what it finds",
        arguments: [
            RuleCase(
                "«set -euo pipefail»\nexport X=1\n",
                .warning,
                "this stays in force in the shell that sources the file",
                "remove it: it belongs into scripts that are run"
            ),
            RuleCase(
                "«set -x»\nexport X=1\n",
                .warning,
                "this stays in force in the shell that sources the file",
                "remove it: it belongs into scripts that are run"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "option-leak")
    }

    @Test(
        "what it leaves alone",
        arguments: ["set -a\nexport X=1\nset +a\n", "set -e\nexport X=1\nset +e\n", "f() { set -e; }\n"]
    )
    func good(_ text: String) {
        expectNothing(in: text)
    }
}
