import LanyardCore
import Testing

@Suite("spaces-around-equals")
struct SpacesAroundEqualsRuleTests {
    @Test(
        "what it finds",
        arguments: [
            RuleCase(
                "«x =»1\n",
                "there is a space before =",
                "write x=value without spaces"
            ),
            RuleCase(
                "x= «1»\n",
                "there is a space behind =",
                "write x=value without spaces"
            ),
            RuleCase(
                "export x «=» 1\n",
                "there are spaces around =",
                "write NAME=value without spaces"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "spaces-around-equals")
    }

    @Test("what it leaves alone", arguments: ["IFS= read -r x <<< a\nexport x\n", "export x='a = b'\n"])
    func good(_ text: String) {
        expectNothing(in: text)
    }
}
