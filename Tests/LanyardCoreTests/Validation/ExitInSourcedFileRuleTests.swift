import LanyardCore
import Testing

@Suite("exit-in-sourced-file")
struct ExitInSourcedFileRuleTests {
    @Test(
        "what it finds",
        arguments: [
            RuleCase(
                "«exit 1»\n",
                "this ends the shell that sources env.sh",
                "write return instead"
            ),
            RuleCase(
                "[ -n \"$X\" ] && «exit»\nexport Y=1\n",
                "this ends the shell that sources env.sh",
                "write return instead"
            ),
            RuleCase(
                "f() { «exit 1»; }\nf\n",
                "this ends the shell that sources env.sh",
                "write return, which ends the function alone, and where it is called: || return"
            ),
            RuleCase(
                "die() { «exit 1»; }\nneed() { [ -n \"$1\" ] || die; }\nneed x\n",
                "this ends the shell that sources env.sh",
                "write return, which ends the function alone, and where it is called: || return"
            ),
            RuleCase(
                "«exec bash 2>/dev/null»\n",
                "this ends the shell that sources env.sh",
                "move it to a script of its own"
            ),
            RuleCase("«kill $$»\n", "this ends the shell that sources env.sh", "remove it"),
            RuleCase("[ -n \"$X\" ] && «kill -9 $$»\n", "this ends the shell that sources env.sh", "remove it"),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "exit-in-sourced-file")
    }

    @Test(
        "what it leaves alone",
        arguments: [
            "return 0\n", "f() { exit 1; }\nexport X=1\n", "f() { exit 1; }\ng() { f; }\nexport X=1\n",
        ]
    )
    func good(_ text: String) {
        expectNothing(in: text)
    }

    @Test(
        "what is reached only where the file is run is left alone",
        arguments: [
            "return 1 2>/dev/null || exit 1\n", "return 1 2>/dev/null\nexit 1\n",
            "[ -n \"$X\" ] || { return 1 2>/dev/null; exit 1; }\n",
            "if [ \"$0\" = \"$BASH_SOURCE\" ]; then exit 1; fi\n",
            "[[ ${BASH_SOURCE[0]} == \"${0}\" ]] && exit 1\n", "[[ \"${BASH_SOURCE[0]}\" != \"$0\" ]] || exit 1\n",
            "[[ $0 == $BASH_SOURCE ]] && echo 'source this' && exit 1\n",
            "if [[ $0 != $BASH_SOURCE ]]; then :; else exit 1; fi\n",
            "die() { exit 1; }\n[[ \"${BASH_SOURCE[0]}\" != \"$0\" ]] || die\n",
            "(return 0 2>/dev/null) || { echo no; exit 1; }\n",
        ]
    )
    func run(_ text: String) {
        let script = CheckedScript(SourceText(path: "env.sh", bytes: Array(text.utf8)))
        #expect(Rules.findings(in: script).filter { $0.rule == "exit-in-sourced-file" } == [])
    }

    @Test(
        "what is not compared so, or is reached in any case, is found",
        arguments: [
            "if [ \"$0\" != \"$BASH_SOURCE\" ]; then exit 1; fi\n", "[ \"$0\" = \"$X\" ] && exit 1\n",
            "[ \"$0\" = \"$BASH_SOURCE\" ] || exit 1\n", "[ \"$0\" = \"$BASH_SOURCE\" ] && : || exit 1\n",
            "true && return || exit 1\n", "if true; then return; fi\nexit 1\n",
        ]
    )
    func sourced(_ text: String) {
        let script = CheckedScript(SourceText(path: "env.sh", bytes: Array(text.utf8)))
        #expect(Rules.findings(in: script).count { $0.rule == "exit-in-sourced-file" } == 1)
    }

    @Test("nobody is led to compare the path of the file with itself")
    func ownPath() {
        let text = "if [[ \"${BASH_SOURCE[0]}\" == \"${0}\" ]]; then exit 1; fi\nexport X=$0\n"
        let script = CheckedScript(SourceText(path: "env.sh", bytes: Array(text.utf8)))
        #expect(
            Rules.findings(in: script).map(\.hints) == [
                ["leave the question out: env.sh is sourced, and not run"], ["the path of env.sh is ${BASH_SOURCE[0]}"],
            ]
        )
    }

    @Test(
        "exit in a substitution ends that alone",
        arguments: ["export X=«$(exit 3)»\n", "f() { exit 1; }\nexport R=«$(f)»\n", "export X=«$(a || exit)»\n"]
    )
    func substitution(_ marked: String) throws {
        let script = try MarkedScript(marked)
        let findings = Rules.findings(in: CheckedScript(script.source))
        #expect(findings.map(\.rule) == ["refused"])
        #expect(findings.map(\.range) == script.marks.map(\.range))
    }
}
