import Testing

@Suite("syntax")
struct SyntaxRuleTests {
    @Test(
        "what no shell would read as it was meant",
        arguments: [
            RuleCase("x=«'»a\n", "this single quote is never closed", "close it, or remove it"),
            RuleCase("x=a\ny=«\"»b\n\n", "this double quote is never closed", "close it, or remove it"),
            RuleCase(
                "«1x»=a\n",
                "this is no variable's name: letters, digits and _ only, and no digit first",
                "choose another name"
            ),
            RuleCase("x=a«(»b)\n", "a parenthesis cannot stand here", "quote the value"),
            RuleCase(
                "x=a«\0»\n",
                "a NUL byte cannot be part of a value",
                "is this a text file? save it as UTF-8"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "syntax")
    }

    @Test("what is fine", arguments: ["", "\n\n", "# only a remark", "x=1", "x='a b'; y=\"$x\"\n", "x=ä\n"])
    func good(_ text: String) {
        expectNothing(in: text)
    }
}
