import LanyardCore
import Testing

@Suite("crlf")
struct CRLFRuleTests {
    @Test(
        "what it finds",
        arguments: [
            RuleCase(
                "export x=1«\r»\nexport y=2\r\n",
                "the line ends in CR LF, and bash makes the CR a part of the value",
                "convert the file: lanyard check --fix"
            )
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "crlf")
    }

    @Test(
        "nothing else is found for it",
        arguments: [
            "read -r X <<EOF\na b\nEOF\nexport X\n", "if true\nthen\n  export X=1\nfi\n", "export X=1 \\\n  Y=2\n",
            "export X='a\\\nb'\n", "X=(a\n b)\nexport Y=${X[1]}\n", "true &&\n  export X=1\n", "\n# a\nexport X=1",
        ]
    )
    func others(_ text: String) {
        let script = CheckedScript(
            SourceText(path: "env.sh", bytes: Array(text.replacing("\n", with: "\r\n").utf8))
        )
        #expect(loudFindings(in: script).map(\.rule) == ["crlf"])
    }

    @Test("what it leaves alone", arguments: ["export x=1\n", "export x=$'1\\r'\n"])
    func good(_ text: String) {
        expectNothing(in: text)
    }
}
