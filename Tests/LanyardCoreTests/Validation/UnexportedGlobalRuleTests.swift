import LanyardCore
import Testing

@Suite("unexported-global")
struct UnexportedGlobalRuleTests {
    private static func message(_ name: String) -> String {
        "\(name) is not exported: no program that is started from the shell will see it"
    }

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
            RuleCase("declare «REGION»=us-central1\n", message("REGION"), hint("REGION")),
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
            "export REGION\nREGION=us-central1\n", "set -a\nREGION=us-central1\n", "declare -x REGION=us-central1\n",
            "REGION=us-central1\nunset REGION\n", "readonly REGION=us-central1\nexport REGION\n",
        ]
    )
    func good(_ text: String) {
        expectNothing(in: text)
    }

    @Test("what the caller happens to export is no merit of the file")
    func environment() throws {
        let source = try MarkedScript("«REGION»=us-central1\n").source
        let script = CheckedScript(source, environment: { $0 == "REGION" ? "europe-west1" : nil })
        #expect(Rules.findings(in: script).map(\.rule) == ["unexported-global", "shadowed-by-environment"])
    }
}
