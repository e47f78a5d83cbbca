import LanyardCore
import Testing

@Suite("directive")
struct DirectiveRuleTests {
    @Test(
        "what it finds",
        arguments: [
            RuleCase(
                "export X=1 «# lanyard: ignore regoin»\n",
                .warning,
                "no rule is called regoin",
                "did you mean region?"
            ),
            RuleCase(
                "«# lanyard: X is bucket-ur»\nexport X=1\n",
                .warning,
                "no variable's meaning is called bucket-ur",
                "did you mean bucket-uri?"
            ),
            RuleCase(
                "export X=1 «#lanyard: ignore regoin»\n",
                .warning,
                "no rule is called regoin",
                "did you mean region?"
            ),
            RuleCase(
                "«# lanyard: BUCKT is bucket-name»\nexport BUCKET=ray-3fa\n",
                .warning,
                "no variable here is called BUCKT",
                "did you mean BUCKET?"
            ),
            RuleCase(
                "«# lanyard: hello»\nexport X=1\n",
                .warning,
                "this comment tells Lanyard nothing",
                "write # lanyard: ignore RULE, or # lanyard: NAME is MEANING"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "directive")
    }

    @Test(
        "what it leaves alone",
        arguments: [
            "export X='# lanyard'\n", "# lanyard: ignore region, zone\nexport REGION=x ZONE=y\n",
            "export REGION=x # lanyard: ignore region\n", "#lanyard: ignore region\nexport REGION=x\n",
            "# lanyard: DATA is bucket-name\nup() { gsutil ls \"gs://$DATA\"; }\n",
            "# lanyard: DATA is bucket-name\nread -r DATA <<< ray-3fa\nexport DATA\n",
            "# lanyard: DATA is bucket-name\nset_data() { DATA=$1; }\n",
            "export REGION=x #lanyard:ignore region\n", "export REGION=x # lanyard:ignore region\n",
        ]
    )
    func good(_ text: String) {
        expectNothing(in: text)
    }

    @Test("bytes that are no text, and accents behind a #, move nothing")
    func foreignBytes() {
        let mistake = Array("# lanyard: hello".utf8)
        for before in [[0xff, 0xff, 0xff, 0xff], Array("x#\u{301} ".utf8)] {
            let bytes = Array("export X=1 #".utf8) + before + mistake
            let findings = Rules.findings(in: CheckedScript(SourceText(path: "env.sh", bytes: bytes)))
                .filter { $0.rule == "directive" }
            #expect(findings.map(\.range) == [(bytes.count - mistake.count)..<bytes.count])
        }
    }

    @Test(
        "they are for all lines of a command",
        arguments: [
            "A=1\n# lanyard: ignore undefined-variable\nexport X=\"a\n$B\n\" A\n",
            "A=1\nexport X=\"a\n$B\n\" A # lanyard: ignore undefined-variable\n",
            "A=1\n# lanyard: ignore region\n# lanyard: ignore undefined-variable\n# why\nexport REGION=x \\\n  X=$B A\n",
        ]
    )
    func lines(_ text: String) {
        expectNothing(in: text)
    }

    @Test("and for no other command's")
    func otherLines() throws {
        let text = "A=1\n# lanyard: ignore undefined-variable\nif true; then\n  export X=«$B» A\nfi\n"
        let script = try MarkedScript(text)
        #expect(Rules.findings(in: CheckedScript(script.source)).map(\.range) == script.marks.map(\.range))
    }

    @Test("a meaning that is given counts as a certain one")
    func meaning() throws {
        let ruleCase = RuleCase(
            "# lanyard: DATA is bucket-name\nexport DATA=«ab»\n",
            "DATA is \"ab\": a bucket's name has 3 to 63 characters, this one has 2"
        )
        try expect(ruleCase, from: "bucket-name")
    }

    @Test(
        "a text that looks like one is none",
        arguments: [
            "A=\"# lanyard: ignore region\"\nexport REGION=x A\n",
            "A='\n# lanyard: ignore region\n'\nexport REGION=x A\n",
            "read -r A <<EOF\n# lanyard: ignore region\nEOF\nexport REGION=x A\n",
        ]
    )
    func quoted(_ text: String) {
        let script = CheckedScript(SourceText(path: "env.sh", bytes: Array(text.utf8)))
        #expect(Rules.findings(in: script).map(\.rule) == ["region"])
    }

    @Test("behind a text that looks like one, the comment counts")
    func behindQuoted() {
        expectNothing(in: "export A='# lanyard: hello' REGION=x # lanyard: ignore region\n")
    }

    @Test("a comment counts in a file with the line ends of Windows as well")
    func windows() {
        let text = "export REGION=x # lanyard: ignore region\r\n"
        let script = CheckedScript(SourceText(path: "env.sh", bytes: Array(text.utf8)))
        #expect(Rules.findings(in: script).map(\.rule) == ["crlf"])
    }

    @Test("a meaning that is given counts for commands too")
    func meaningOfCommands() throws {
        let ruleCase = RuleCase(
            "# lanyard: DATA is bucket-name\nexport DATA=ray-3fa\nup() { gsutil ls «$DATA»; }\n",
            "gsutil wants the bucket's URI here, not its name",
            "write ${BUCKET_URI}, or gs:// before it"
        )
        try expect(ruleCase, from: "bucket-uri-for-name")
    }
}
