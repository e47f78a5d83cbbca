import Testing

@Suite("refused")
struct RefusedRuleTests {
    @Test(
        "what would run or change the shell",
        arguments: [
            RuleCase(
                "«gcloud config set project x»\n",
                "only variables are set here, and no other command is run",
                "write the resulting value, or move the command to a script of its own"
            ),
            RuleCase(
                "«set -e»\nx=1\n",
                "this would change the shell of everybody who sources env.sh",
                "only set -a and set +a are read here; remove the line"
            ),
            RuleCase(
                "x=a «&& rm -rf /»\n",
                "& and | start programs, and nothing is run here",
                "quote the value if the character belongs to it"
            ),
            RuleCase(
                "export x=«<PROJECT>»\n",
                "redirections are not read here",
                "is this a placeholder? put the value in its place; quote < and > that belong to it"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "refused")
    }

    @Test("what is fine", arguments: ["set -a\nx=1\nset +a\n", ": nothing\n", "x='a && b'\n", "x='<y>'\n"])
    func good(_ text: String) {
        expectNothing(in: text)
    }
}
