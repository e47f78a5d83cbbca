import LanyardCore
import Testing

@Suite("option-leak")
struct OptionLeakRuleTests {
    @Test(
        "what it finds",
        arguments: [
            RuleCase(
                "«set -euo pipefail»\nexport X=1\n",
                .warning,
                "this stays in force in the shell that sources the file",
                "remove it: it belongs into scripts that are run"
            ),
            RuleCase(
                "«set -euo pipefail»\nexport X=1\nset +u\n",
                .warning,
                "errexit and pipefail stay in force in the shell that sources the file",
                "remove it from this line: it belongs into scripts that are run"
            ),
            RuleCase(
                "«set -f»\nexport X=1\n",
                .warning,
                "this stays in force in the shell that sources the file",
                "remove it: it belongs into scripts that are run"
            ),
            RuleCase(
                "«set -a»\nX=1\n",
                .warning,
                "allexport stays in force: whatever is set later in the shell that sources the file is exported",
                "write set +a behind the variables that it is meant for"
            ),
            RuleCase(
                "g() { «set -e»; }\nf() { g; export A=1; }\nf\n",
                .warning,
                "this stays in force in the shell that sources the file",
                "remove it: it belongs into scripts that are run"
            ),
            RuleCase(
                "«set -x»\nexport X=1\n",
                .warning,
                "this stays in force in the shell that sources the file",
                "remove it: it belongs into scripts that are run"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "option-leak")
    }

    @Test(
        "what it leaves alone",
        arguments: [
            "set -a\nexport X=1\nset +a\n", "set -e\nexport X=1\nset +e\n", "f() { set -e; }\n",
            "set -eu -o pipefail\nexport X=1\nset +eo pipefail\nset +o nounset\n", "set -h\nexport X=1\n",
            "export X=1\nreturn 0 2>/dev/null\nset -e\n",
        ]
    )
    func good(_ text: String) {
        expectNothing(in: text)
    }

    @Test(
        "is taken out with its semicolon",
        arguments: [
            ("set -e; export A=1\n", "export A=1\n"), ("export A=1; set -e\n", "export A=1\n"),
            ("export A=1; set -e; export B=2\n", "export A=1; export B=2\n"),
            ("f() { set -e; export A=1; }; f\n", "f() { export A=1; }; f\n"),
            ("f() { export A=1; set -e; }; f\n", "f() { export A=1; }; f\n"),
            ("f() { set -e; }; f\n", "f() { set -e; }; f\n"),
            ("export A=1; set -e # stop\n", "export A=1 # stop\n"),
            ("set -e  # stop on errors\nexport A=1\n", "export A=1\n"), ("set -e;\nexport A=1\n", "export A=1\n"),
            ("{\n  set -e\n}\nexport A=1\n", "{\n  :\n}\nexport A=1\n"),
            ("f() {\n  # x\n  set -e\n}\nf\n", "f() {\n  # x\n  set -e\n}\nf\n"),
            ("f() {\n  A=1\n  set -e\n}\nf\n", "f() {\n  A=1\n}\nf\n"),
            // The option is what keeps the value as it is.
            ("set -f\nL=(*.txt)\nexport A=\"${L[*]}\"\n", "set -f\nL=(*.txt)\nexport A=\"${L[*]}\"\n"),
            ("set -ae\nX=1\nset +a\n", "set -a\nX=1\nset +a\n"),
            ("set -ae\nX=1\n", "set -a\nX=1\nset +a\n"),
            ("set -aeuo pipefail -o vi\nX=1\nset +a\n", "set -a\nX=1\nset +a\n"),
            ("set -euo pipefail -a -v\nX=1\nset +av\n", "set -a -v\nX=1\nset +av\n"),
            ("set -o pipefail -eo allexport\nX=1\nset +a\n", "set -o allexport\nX=1\nset +a\n"),
            ("set -a\nX=1", "set -a\nX=1\nset +a\n"),
            ("set -a; X=1 # one\n# two\n", "set -a; X=1 # one\n# two\nset +a\n"),
            ("set -a\n[ -n \"$HOME\" ] || return\nX=1\n", "set -a\n[ -n \"$HOME\" ] || return\nX=1\n"),
            ("set -a\nX=1\nif true; then\n", "set -a\nX=1\nif true; then\n"),
            ("set -e && export A=1\n", "set -e && export A=1\n"),
        ]
    )
    func mends(_ text: String, _ expected: String) {
        #expect(mended(text, by: "option-leak") == expected)
    }
}
