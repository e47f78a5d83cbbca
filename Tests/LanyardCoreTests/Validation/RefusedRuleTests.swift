import LanyardCore
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
                "«exec 2>/dev/null»\n",
                "this redirects the shell that sources env.sh",
                "remove it, or redirect the command that is meant"
            ),
            RuleCase(
                "export A=1\nB=a «$A»\n",
                "the shell would run this as a command",
                "a value with spaces must be quoted: B='a b'"
            ),
            RuleCase(
                "export A=1\nB= «$A»\n",
                "the shell would run this as a command",
                "write B=… without the blank behind ="
            ),
            RuleCase("exec «3>&1»\n", "this redirection is not read here", "remove it"),
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
                "a pipe starts programs, and nothing is run here",
                "write the resulting value"
            ),
            RuleCase(
                "export URL=https://x.y/?a=1«&»b=2\n",
                "this starts a process that goes on",
                "quote an & that belongs to a value, or remove it"
            ),
            RuleCase(
                "v=a\nexport «\"X_$v=b\"»\n",
                "a name that is quoted, or made from values, is not read here",
                "write the name out and quote the value alone: NAME=\"…\""
            ),
            RuleCase(
                "readonly X=1\nexport X\n«unset X»\n",
                "X is read-only since an earlier line, and stays",
                "remove one of the two"
            ),
            RuleCase(
                "export x=1 «> file»\n",
                "this would write a file each time that env.sh is read",
                "remove it; quote < and > that belong to a value"
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

    @Test("nobody is led to write a secret into the file")
    func secret() {
        let text =
            "export API_TOKEN=\"$(gcloud secrets versions access latest --secret=x)\"\nexport DB_PASSWORD=$(ls)\nexport A=\"$(ls)\"\n"
        let script = CheckedScript(SourceText(path: "env.sh", bytes: Array(text.utf8)))
        let found = Rules.findings(in: script).filter { $0.rule == "refused" }
        #expect(
            found.map(\.hints) == [
                ["set it in your shell, and leave it out of env.sh"],
                ["set it in your shell, and leave it out of env.sh"],
                ["write the resulting value, or move the command to a script of its own"],
            ]
        )
    }
}
