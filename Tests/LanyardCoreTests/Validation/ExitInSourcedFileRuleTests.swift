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
            RuleCase(
                "f() { «exit 1»; }\nf\n",
                "this ends the shell that sources env.sh",
                "write return instead"
            ),
            RuleCase("«kill $$»\n", "this ends the shell that sources env.sh", "remove it"),
            RuleCase("[ -n \"$X\" ] && «kill -9 $$»\n", "this ends the shell that sources env.sh", "remove it"),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "exit-in-sourced-file")
    }

    @Test("what it leaves alone", arguments: ["return 0\n", "f() { exit 1; }\nexport X=1\n"])
    func good(_ text: String) {
        expectNothing(in: text)
    }

    @Test(
        "exit in a substitution ends that alone",
        arguments: ["export X=«$(exit 3)»\n", "f() { exit 1; }\nexport R=«$(f)»\n", "export X=«$(a || exit)»\n"]
    )
    func substitution(_ marked: String) throws {
        let script = try MarkedScript(marked)
        let findings = Rules.findings(in: CheckedScript(script.source))
        #expect(findings.map(\.rule) == ["refused"])
        #expect(findings.map(\.range) == script.marks.map(\.range))
    }
}
