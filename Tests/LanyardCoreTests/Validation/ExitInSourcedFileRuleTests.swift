import LanyardCore
import Testing

@Suite("exit-in-sourced-file")
struct ExitInSourcedFileRuleTests {
    @Test(
        "what it finds",
        arguments: [
            RuleCase(
                "«exit 1»\n",
                "this ends the shell that sources env.sh",
                "write return instead"
            ),
            RuleCase(
                "[ -n \"$X\" ] && «exit»\nexport Y=1\n",
                "this ends the shell that sources env.sh",
                "write return instead"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "exit-in-sourced-file")
    }

    @Test("what it leaves alone", arguments: ["return 0\n", "f() { exit 1; }\nexport X=1\n"])
    func good(_ text: String) {
        expectNothing(in: text)
    }
}
