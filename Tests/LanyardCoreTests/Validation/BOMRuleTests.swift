import LanyardCore
import Testing

@Suite("bom")
struct BOMRuleTests {
    @Test(
        "what it finds",
        arguments: [
            RuleCase(
                "«\u{feff}»export x=1\n",
                "the file begins with a byte order mark, which bash takes for a part of the first word",
                "save it as UTF-8 without BOM, or: lanyard check --fix"
            )
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "bom")
    }

    @Test("what it leaves alone", arguments: ["export x=1\n", "export x=\u{feff}\n"])
    func good(_ text: String) {
        expectNothing(in: text)
    }
}
