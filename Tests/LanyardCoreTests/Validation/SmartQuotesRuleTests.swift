import LanyardCore
import Testing

@Suite("smart-quotes")
struct SmartQuotesRuleTests {
    @Test(
        "what it finds",
        arguments: [
            RuleCase(
                "export X=«“ray”»\n",
                "these quotes do not quote: they become a part of the value",
                "write ' or \" instead"
            ),
            RuleCase(
                "X=«“a b”»\nexport X\n",
                "these quotes do not quote, and the shell would run what follows the blank",
                "write ' or \" instead"
            ),
            RuleCase(
                "export X=«‘a b’»\n",
                "these quotes do not quote, and the shell would take what follows the blank for a name",
                "write ' or \" instead"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "smart-quotes")
    }

    @Test("what it leaves alone", arguments: ["export X='“quoted”'\n", "# “remark”\nexport X=1\n"])
    func good(_ text: String) {
        expectNothing(in: text)
    }
}
