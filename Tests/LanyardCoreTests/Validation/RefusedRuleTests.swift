import Testing

@Suite("refused")
struct RefusedRuleTests {
    @Test(
        "what would run or change the shell",
        arguments: [
            RuleCase(
                "«sleep 1»\n",
                "only variables are set here, and no other command is run",
                "write the resulting value, or move the command to a script of its own"
            ),
            RuleCase(
                "x=a && «sleep 1»\n",
                "only variables are set here, and no other command is run",
                "write the resulting value, or move the command to a script of its own"
            ),
            RuleCase(
                "export x=«$(ls)»\n",
                "a command substitution would run a program each time that env.sh is read",
                "write the resulting value, or move the command to a script of its own"
            ),
            RuleCase(
                "export x=«$(echo a b | awk '{print $1}')»\n",
                "a pipe starts programs, and nothing is run here",
                "write the resulting value"
            ),
            RuleCase(
                "export x=«$(echo a b | awk '{print $1,$2}')»\n",
                "the shell might expand the brace in it",
                "quote the value, or write the words one by one"
            ),
            RuleCase(
                "export x=1 «> file»\n",
                "this would write a file each time that env.sh is read",
                "is this a placeholder? put the value in its place; quote < and > that belong to it"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "refused")
    }

    @Test("what is fine", arguments: ["set -a\nx=1\nset +a\n", ": nothing\n", "x='a && b'\n", "x='<-'\n"])
    func good(_ text: String) {
        expectNothing(in: text)
    }
}
