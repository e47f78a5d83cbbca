import LanyardCore
import Testing

@Suite("unstable-value")
struct UnstableValueRuleTests {
    private static let random = "this is another value each time that env.sh is read"
    private static let unheard = "this form of date is not answered here, though no value is made from it"
    private static let fix = "lanyard check --fix freezes one value"

    @Test(
        "what may be another each time",
        arguments: [
            RuleCase("salt=«$(echo $RANDOM | md5sum | head -c3)»\n", random, "write the value itself: salt=…", fix),
            RuleCase("export x=\"a-«`uuidgen`»\"\n", random, "write the value itself: x=…", fix),
            RuleCase("x=«$RANDOM»\n", "RANDOM is another each time that env.sh is read", "write the value itself", fix),
            RuleCase(
                "echo \"Started «$(date)»\"\nlog() { echo \"«$(date -R)» $1\"; }\nlog x\n",
                .warning,
                unheard,
                "write date +FORMAT, or remove it: lanyard env reads no file that holds it"
            ),
            RuleCase(
                "log() { echo \"$(date -R) $1\"; }\nexport X=«$(log x)»\n",
                random,
                "write the value itself: X=…",
                "nothing is frozen for you: the form of the value is not sure here"
            ),
            RuleCase(
                "x=pa«$$»word\n",
                "$$ is another each time that env.sh is read",
                "quote the dollar sign if it stands for itself: '$$'"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "unstable-value")
    }

    @Test(
        "the date is found wherever it stands in a value",
        arguments: [
            "export F=\"${F:-run-«$(date +%s)»}\"\n", "export F=run-${G:-«$(date +%s)»}\n",
            "export F=${G:-${H:-«$(date +%s)»}}\n", "export F=$((«$(date +%Y)» + 1))\n",
            "export F=«$(echo \"$(date)\")»\n",
            "T=«$(date +%s)»\nT=run-$T\nexport T\n", "L=(x «$(date +%s)»)\nexport F=${L[1]}\n",
            "read -r F <<< \"«$(date +%s)»\"\nexport F\n", "today() { date +%F; }\nexport F=«$(today)»\n",
            "f() { date; }\ng() { f; }\nexport F=«$(g)»\n", "export F=«$(date +%s | head -c 4)»\n",
        ]
    )
    func dates(_ text: String) throws {
        let script = try MarkedScript(text)
        let found = Rules.findings(in: CheckedScript(script.source)).filter { $0.rule == "unstable-value" }
        #expect(found.map(\.range) == script.marks.map(\.range))
    }

    @Test(
        "each of one command is told and frozen",
        arguments: ["export T=$EPOCHREALTIME S=$SECONDS R=$SRANDOM\n", "T=$EPOCHREALTIME S=$SECONDS R=$SRANDOM\n"]
    )
    func several(_ text: String) {
        let found = Rules.findings(in: CheckedScript(SourceText(path: "env.sh", bytes: Array(text.utf8))))
            .filter { $0.rule == "unstable-value" }
        #expect(found.map(\.text) == ["$EPOCHREALTIME", "$SECONDS", "$SRANDOM"])
        #expect(found.map { $0.fix != nil } == [false, false, true])
        #expect(mended(text, by: "unstable-value").contains("S=$SECONDS R=0\n"))
    }

    @Test("what one assignment lacks for another is not missed besides")
    func lost() {
        let text = "A=$RANDOM B=$A-x\nexport B\n"
        let found = Rules.findings(in: CheckedScript(SourceText(path: "env.sh", bytes: Array(text.utf8))))
        #expect(found.map(\.rule) == ["unstable-value"])
    }

    @Test("a date beside what is not answered is frozen with it")
    func besides() throws {
        let text = "export RUN=run-$(date +%s)-$$\n"
        var surroundings = Surroundings.alone()
        surroundings.answer = { _ in .output("1700000000", status: 0) }
        let source = SourceText(path: "env.sh", bytes: Array(text.utf8))
        let script = CheckedScript(
            source,
            in: surroundings,
            draw: { String(repeating: "0", count: $0) },
            isAllowed: { _ in true }
        )
        let found = Rules.findings(in: script)
        #expect(found.map(\.text) == ["$(date +%s)", "$$"])
        #expect(found.first?.hints.last == UnstableValueRuleTests.fix)
        #expect(
            String(decoding: FixedText(source.bytes, found).bytes, as: UTF8.self) == "export RUN=run-1700000000-300\n"
        )
    }

    @Test("what stands in for a variable is frozen too")
    func standIn() {
        let text = "export F=\"${F:-run-$(date +%s)}\"\n"
        let environment = ["F": "run-17"]
        #expect(mended(text, by: "unstable-value", environment: environment) == "export F=\"${F:-run-17}\"\n")
    }

    @Test(
        "a date in a message goes into no value",
        arguments: [
            "echo \"$(date +%F)\"\n",
            "log() { echo \"$(date +%F) $1\"; }\nname() { echo x; log y; }\nlog x\nexport F=$(name)\n",
        ]
    )
    func message(_ text: String) {
        let script = CheckedScript(SourceText(path: "env.sh", bytes: Array(text.utf8)))
        #expect(Rules.findings(in: script).filter { $0.message.hasPrefix("the date") } == [])
    }

    @Test("what only looks like it", arguments: ["salt=3fa\n", "x='$(date)'\n", "x=\\`date\\`\n", "# $(date)\n"])
    func good(_ text: String) {
        expectNothing(in: text)
    }

    @Test("values made from an unstable one are no findings of their own")
    func consequences() throws {
        let script = """
            export PROJECT_ID=ray-whisper
            salt=«$(uuidgen)»
            export BUCKET_NAME="${PROJECT_ID}-${salt}"
            export BUCKET_URI="gs://${BUCKET_NAME}"
            """
        let expected = RuleCase(
            script,
            UnstableValueRuleTests.random,
            "write the value itself: salt=…",
            UnstableValueRuleTests.fix,
            "what a bucket that exists already is called: gcloud storage ls"
        )
        try expect(expected, from: "unstable-value")
    }
}
