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
            RuleCase(
                "export PROJECT_ID= «ray-whisper»\n",
                "there is a space behind =",
                "write PROJECT_ID=value without spaces"
            ),
            RuleCase(
                "export B= «c»\n",
                "there is a space behind =",
                "write B=value without spaces"
            ),
            RuleCase(
                "NAME= «\"a b\"»\n",
                "there is a space behind =",
                "write NAME=value without spaces"
            ),
            RuleCase("REGION= «\"us-central1\"»\n", "there is a space behind =", "write REGION=value without spaces"),
            RuleCase("E= «$HOME/x»\n", "there is a space behind =", "write E=value without spaces"),
            RuleCase(
                "export P=ray\nexport B= «${P}-x»\n",
                "there is a space behind =",
                "write B=value without spaces"
            ),
            RuleCase(
                "LC_ALL= «sort»\n",
                "there is a space behind =, unless sort is to be run",
                "write LC_ALL=value without spaces",
                "move a command to a script of its own"
            ),
            RuleCase(
                "«echo =» 2\n",
                "there is a space before =, unless echo is to be run",
                "write echo=value without spaces",
                "move a command to a script of its own"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "spaces-around-equals")
    }

    @Test(
        "what it leaves alone",
        arguments: [
            "IFS= read -r x <<< a\nexport x\n", "export x='a = b'\n", "c=1\nexport B= c\n",
            "IFS= read -r 'x' <<< a\nexport x\n",
        ]
    )
    func good(_ text: String) {
        expectNothing(in: text)
    }

    @Test(
        "every command of a line is seen and mended",
        arguments: [
            ("PROJECT_ID =ray-whisper; REGION = us-central1\n", "PROJECT_ID=ray-whisper; REGION=us-central1\n"),
            ("A = \"x\"; B = 'y' # why\n", "A=\"x\"; B='y' # why\n"),
            ("export PROJECT_ID= ray-whisper\n", "export PROJECT_ID=ray-whisper\n"),
            ("if true; then A = 1; fi; B = 2\n", "if true; then A=1; fi; B=2\n"),
            ("export B= c\n", "export B=c\n"), ("PYTHONPATH= python\n", "PYTHONPATH= python\n"),
            ("git = foo\n", "git = foo\n"), ("export X= sort\n", "export X=sort\n"),
            ("export X = “a b”\n", "export X=“a b”\n"), ("X = ‘a’; Y = 1\n", "X=‘a’; Y=1\n"),
            ("export REGION= 'us-central1'\n", "export REGION='us-central1'\n"),
            ("P=ray\nexport B= ${P}-x\n", "P=ray\nexport B=${P}-x\n"),
            ("A = 'x; B = y'\n", "A='x; B = y'\n"), ("export Q = \"a b\"\n", "export Q=\"a b\"\n"),
            ("NAME= \"a b\" # why\n", "NAME=\"a b\" # why\n"), ("NAME = 'a b'; B=1\n", "NAME='a b'; B=1\n"),
            ("NAME = \"a $(echo \"b c\") d\"\n", "NAME = \"a $(echo \"b c\") d\"\n"),
            ("NAME = \"a \\\" b\"\n", "NAME = \"a \\\" b\"\n"), ("NAME = \"a b\"c\n", "NAME = \"a b\"c\n"),
        ]
    )
    func mends(_ text: String, _ expected: String) {
        #expect(mended(text, by: "spaces-around-equals") == expected)
        #expect(mended(text, by: "syntax") == text)
    }
}
