import LanyardCore
import Testing

@Suite("no-break-space")
struct NoBreakSpaceRuleTests {
    private static let message = "this blank is a letter to the shell: a no-break space or its like"
    private static let hint = "write a plain blank, or none"

    @Test(
        "what it finds",
        arguments: [
            RuleCase("export«\u{a0}»A=1\n", message, hint), RuleCase("A«\u{a0}»=«\u{a0}»1\n", message, hint),
            RuleCase("export PROJECT_ID=«\u{a0}»ray-whisper\n", message, hint),
            RuleCase("export A=1«\u{202f}»\n", message, hint), RuleCase("export A=a«\u{200b}»b\n", message, hint),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "no-break-space")
    }

    @Test(
        "what it leaves alone",
        arguments: ["export A='a\u{a0}b'\n", "export A=\"\u{a0}\"\n", "echo a\u{a0}b\n", "export A=1 # a\u{a0}b\n"]
    )
    func good(_ text: String) {
        expectNothing(in: text)
    }

    @Test(
        "between words it becomes a blank, beside a value it goes, within one nobody knows",
        arguments: [
            ("export\u{a0}A=1\n", "export A=1\n"), ("A\u{a0}=\u{a0}1\n", "A = 1\n"),
            ("export A=\u{a0}2\n", "export A=2\n"), ("export A=1\u{a0}\n", "export A=1\n"),
            ("export A=a\u{a0}b\n", "export A=a\u{a0}b\n"), ("export A=\u{a0}'b'\n", "export A=\u{a0}'b'\n"),
        ]
    )
    func mends(_ text: String, _ expected: String) {
        #expect(mended(text, by: "no-break-space") == expected)
    }
}
