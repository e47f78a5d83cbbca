import Testing

@Suite("syntax")
struct SyntaxRuleTests {
    @Test(
        "what no shell would read as it was meant",
        arguments: [
            RuleCase("x=«'»a\n", "this single quote is never closed", "close it, or remove it"),
            RuleCase("x=a\ny=«\"»b\n\n", "this double quote is never closed", "close it, or remove it"),
            RuleCase("«x =»1\n", "there is a space before =", "write x=value without spaces"),
            RuleCase("x= «1»\n", "there is a space behind =", "write x=value without spaces"),
            RuleCase("export x «=» 1\n", "there are spaces around =", "write NAME=value without spaces"),
            RuleCase(
                "«1x»=a\n",
                "this is no variable's name: letters, digits and _ only, and no digit first",
                "choose another name"
            ),
            RuleCase("x=a«(»b)\n", "a parenthesis cannot stand here", "quote the value"),
            RuleCase(
                "x=1«\r\n»y=2\r\n",
                "the line ends in CR LF, and bash makes the CR a part of the value",
                #"convert the file: sed -i 's/\r$//' env.sh"#
            ),
            RuleCase(
                "x=a«\0»\n",
                "a NUL byte cannot be part of a value",
                "is this a text file? save it as UTF-8"
            ),
            RuleCase(
                "«\u{feff}»x=1\n",
                "the file begins with a byte order mark, which bash takes for a part of the first word",
                #"save it as UTF-8 without BOM: sed -i '1s/^\xEF\xBB\xBF//' env.sh"#
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
