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
                "g() { «set -e»; }\nf() { g; export A=1; }\nf\n",
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

    @Test(
        "is taken out with its semicolon",
        arguments: [
            ("set -e; export A=1\n", "export A=1\n"), ("export A=1; set -e\n", "export A=1\n"),
            ("export A=1; set -e; export B=2\n", "export A=1; export B=2\n"),
            ("f() { set -e; export A=1; }; f\n", "f() { export A=1; }; f\n"),
            ("f() { export A=1; set -e; }; f\n", "f() { export A=1; }; f\n"),
            ("f() { set -e; }; f\n", "f() { set -e; }; f\n"),
            ("export A=1; set -e # stop\n", "export A=1 # stop\n"),
            ("set -e && export A=1\n", "set -e && export A=1\n"),
        ]
    )
    func mends(_ text: String, _ expected: String) {
        #expect(mended(text, by: "option-leak") == expected)
    }
}
