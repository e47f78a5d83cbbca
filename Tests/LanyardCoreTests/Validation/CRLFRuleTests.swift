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

    @Test("what it leaves alone", arguments: ["export x=1\n", "export x=$'1\\r'\n"])
    func good(_ text: String) {
        expectNothing(in: text)
    }
}
