import LanyardCore
import Testing

@Suite("unexported-global")
struct UnexportedGlobalRuleTests {
    private static func message(_ name: String) -> String {
        "\(name) is not exported: no program that is started from the shell will see it"
    }

    private static let takenBack = "remove what takes the export back: export -n, declare +x"

    private static func hint(_ name: String) -> String {
        "write export \(name)=… instead of \(name)=…"
    }

    @Test(
        "globals that nothing exports",
        arguments: [
            RuleCase("«USER_ACCOUNT»=me@example.com\n", message("USER_ACCOUNT"), hint("USER_ACCOUNT")),
            RuleCase(
                "«PROJECT_ID»=ray-whisper\nexport REPO=$PROJECT_ID-tune\n",
                message("PROJECT_ID"),
                hint("PROJECT_ID")
            ),
            RuleCase("set -a\nset +a\n«REGION»=us-central1\n", message("REGION"), hint("REGION")),
            RuleCase(
                "export REGION=us-central1\nunset REGION\n«REGION»=us-central1\n",
                message("REGION"),
                hint("REGION")
            ),
            RuleCase(
                "declare «REGION»=us-central1\n",
                message("REGION"),
                "write declare -x REGION=… instead of declare REGION=…"
            ),
            RuleCase(
                "case \"${1:-a}\" in a) export REGION=us-east1;; *) «REGION»=us-central1;; esac\n",
                message("REGION"),
                hint("REGION")
            ),
            RuleCase("readonly «REGION»=us-central1\n", message("REGION"), "write export REGION behind it"),
            RuleCase(": ${«REGION»:=us-central1}\n", message("REGION"), "write export REGION behind it"),
            RuleCase("read -r «REGION» <<< us-central1\n", message("REGION"), "write export REGION behind it"),
            RuleCase("printf -v «REGION» us-central1\n", message("REGION"), "write export REGION behind it"),
            RuleCase(
                "f() { export PROJECT_ID=abc-def; «REGION»=us-central1; }\nf\n",
                message("REGION"),
                hint("REGION")
            ),
            RuleCase(
                "g() { «REGION»=us-central1; }\nf() { local ZONE=x; g; ZONE=y; }\nf && f\n",
                message("REGION"),
                hint("REGION")
            ),
            RuleCase("f() { «REGION»=us-central1; }\nf\nset -a\nset +a\n", message("REGION"), hint("REGION")),
            RuleCase("export «REGION»=us-central1\nexport -n REGION\n", message("REGION"), takenBack),
            RuleCase("export -n «REGION»=us-central1\n", message("REGION"), takenBack),
            RuleCase("declare -x «REGION»=us-central1\ndeclare +x REGION\n", message("REGION"), takenBack),
            RuleCase("read -r «REGION» <<< x\nexport REGION\nexport -n REGION\n", message("REGION"), takenBack),
            RuleCase("«EPOCHS»=3\n", .warning, message("EPOCHS"), hint("EPOCHS")),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "unexported-global")
    }

    @Test(
        "helpers, and what is exported in another way",
        arguments: [
            "salt=3fa\nexport BUCKET_NAME=ray-$salt\n", "salt=3fa\n", "PREFIX=ray\nexport BUCKET_NAME=${PREFIX}-x\n",
            "PREFIX=ray\nexport x=${y:-${PREFIX}}\n", "REGION=us-central1\nexport REGION\n",
            "export REGION\nREGION=us-central1\n", "set -a\nREGION=us-central1\nset +a\n",
            "declare -x REGION=us-central1\n",
            "PROJECT_ID=ray-whisper REGION=us-central1\nfor v in PROJECT_ID REGION; do export $v; done\n",
            "REGION=us-central1\nnames=REGION\nexport $names\n",
            "REGION=us-central1\nunset REGION\n", "export -n REGION\nexport REGION=us-central1\n",
            "export EPOCHS=3\nexport -n EPOCHS\n", "readonly REGION=us-central1\nexport REGION\n",
        ]
    )
    func good(_ text: String) {
        expectNothing(in: text)
    }

    @Test(
        "a function is forgotten and exported by itself, whatever variable has its name",
        arguments: ["unset", "export"]
    )
    func function(_ command: String) throws {
        let script = try MarkedScript("«REGION»=us-central1\n\(command) -f REGION\n")
        let found = Rules.findings(in: CheckedScript(script.source)).filter { $0.rule == "unexported-global" }
        #expect(found.map(\.range) == script.marks.map(\.range))
    }

    @Test("what the caller happens to export is no merit of the file")
    func environment() throws {
        let source = try MarkedScript("«REGION»=us-central1\n").source
        let script = CheckedScript(source, environment: { $0 == "REGION" ? "europe-west1" : nil })
        #expect(Rules.findings(in: script).map(\.rule) == ["unexported-global", "shadowed-by-environment"])
    }

    @Test(
        "every assignment is mended, whichever branch is taken",
        arguments: [
            (
                "case \"${1:-dev}\" in dev) PROJECT_ID=ray-a;; *) PROJECT_ID=ray-b;; esac\n",
                "case \"${1:-dev}\" in dev) export PROJECT_ID=ray-a;; *) export PROJECT_ID=ray-b;; esac\n"
            ),
            (
                "if [ -n \"${X:-}\" ]; then\n  REGION=us-east1\nelse\n  REGION=us-central1\nfi\n",
                "if [ -n \"${X:-}\" ]; then\n  export REGION=us-east1\nelse\n  export REGION=us-central1\nfi\n"
            ),
            (
                "if [ -n \"${X:-}\" ]; then readonly REGION=us-east1; else REGION=us-central1; fi # here\nexport A=1",
                "if [ -n \"${X:-}\" ]; then readonly REGION=us-east1; else REGION=us-central1; fi # here\n"
                    + "export REGION\nexport A=1"
            ),
            (
                "case \"${1:-a}\" in a) export REGION=us-east1;; *) REGION=us-central1;; esac\n",
                "case \"${1:-a}\" in a) export REGION=us-east1;; *) export REGION=us-central1;; esac\n"
            ),
            ("f() { REGION=us-east1; }\nf\n", "f() { export REGION=us-east1; }\nf\n"),
            ("f() { declare -g REGION=us-east1; }\nf\n", "f() { declare -x -g REGION=us-east1; }\nf\n"),
            ("declare REGION=us-east1\n", "declare -x REGION=us-east1\n"),
            ("declare -r REGION=us-east1\n", "declare -x -r REGION=us-east1\n"),
            ("readonly REGION=us-east1", "readonly REGION=us-east1\nexport REGION\n"),
            (": ${REGION:=us-east1}\n", ": ${REGION:=us-east1}\nexport REGION\n"),
            (
                "read -r -d x REGION <<< us-east1; export A=1\n",
                "read -r -d x REGION <<< us-east1; export REGION; export A=1\n"
            ),
            ("printf -v REGION us-east1\n", "printf -v REGION us-east1\nexport REGION\n"),
            ("REGION=us-east1 A=1\n", "REGION=us-east1 A=1\nexport REGION\n"),
            // Behind export, nobody hears of the command's failure, and a brace is expanded.
            (
                "REGION=$(cat ./region) || REGION=us-east1\nexport A=1\n",
                "REGION=$(cat ./region) || REGION=us-east1\nexport REGION\nexport A=1\n"
            ),
            (
                "if ! REGION=${R:-$(cat ./region)}; then REGION=us-east1; fi\n",
                "if ! REGION=${R:-$(cat ./region)}; then REGION=us-east1; fi\nexport REGION\n"
            ),
            ("EPOCHS=$((3 + $(cat n)))\n", "EPOCHS=$((3 + $(cat n)))\nexport EPOCHS\n"),
            ("export EPOCHS=3\nexport -n EPOCHS\n", "export EPOCHS=3\nexport -n EPOCHS\n"),
            ("export REGION=us-east1\nexport -n REGION\n", "export REGION=us-east1\nexport -n REGION\n"),
            ("CONFIG={\"a\":1,\"b\":2}\n", "CONFIG={\"a\":1,\"b\":2}\nexport CONFIG\n"),
            ("EPOCHS=$(false); rc=$?\nexport RC=$rc\n", "EPOCHS=$(false); rc=$?\nexport RC=$rc\n"),
            // What stands behind return is never reached.
            ("{\nEPOCHS=3 A=1\nreturn\n}\n", "{\nEPOCHS=3 A=1\nreturn\n}\n"),
            (
                "read -r x <<EOF; REGION=us-east1 A=1\nx\nEOF\n", "read -r x <<EOF; REGION=us-east1 A=1\nx\nEOF\n"
            ),
            ("read -r REGION <<EOF\nus-east1\nEOF\n", "read -r REGION <<EOF\nus-east1\nEOF\n"),
        ]
    )
    func mends(_ text: String, _ expected: String) {
        #expect(mended(text, by: "unexported-global") == expected)
    }

    @Test(
        "what is set in another way and exported",
        arguments: [
            ": ${REGION:=us-central1}\nexport REGION\n",
            "export REGION=us-east1\nif [ -n \"${1:-}\" ]; then REGION=us-central1; fi\n",
            "if [ -n \"${1:-}\" ]; then REGION=us-central1; export REGION; else export REGION=us-east1; fi\n",
            "set -a\nread -r REGION <<< us-central1\nset +a\n",
            "f() { REGION=us-central1; }\nset -a\nf\nset +a\n", "f() { REGION=us-central1; }\n",
            "f() { REGION=us-central1; }\nf\nexport REGION\n", "f() { declare REGION=us-central1; }\nf\n",
            "export A=1\nreturn 0 2>/dev/null\nREGION=us-central1\n", "EPOCHS[0]=1\n", "EPOCHS=1\nEPOCHS[1]=2\n",
            "Z=2\n(( Z > 1 )) && export W=1\n", "N=2\n[[ N -gt 1 ]] && export W=1\n",
            "N=2\n[[ -v N ]] && export W=1\n", "N=1\nL=(a b)\nexport W=${L[N]}\n", "N=1\nx=abc\nexport W=${x:N}\n",
            "f() { export REGION; }\nREGION=us-central1\nf\n",
            "export REGION=us-central1\nprintf -v REGION us-east1\n", "read -r rest <<< x\n",
        ]
    )
    func otherwise(_ text: String) {
        expectNothing(in: text)
    }
}
