import LanyardCore
import Testing

@Suite("project-id")
struct ProjectIDRuleTests {
    @Test(
        "what no project's id is",
        arguments: [
            RuleCase(
                "export PROJECT_ID=«ray»\n",
                "PROJECT_ID is \"ray\": a project id has 6 to 30 characters, this one has 3"
            ),
            RuleCase(
                "export PROJECT_ID=«\"Ray-Whisper\"» # quoted\n",
                "PROJECT_ID is \"Ray-Whisper\": a project id has only lower-case letters, digits and hyphens, "
                    + "not \"R\", a capital",
                "in lower case: ray-whisper"
            ),
            RuleCase(
                "export PROJECT_ID=«example.com:ray-whisper»\n",
                .warning,
                "PROJECT_ID is \"example.com:ray-whisper\": project ids with a domain are a legacy form that new "
                    + "projects cannot have"
            ),
            RuleCase(
                "export TUNING_PROJECT_ID=«ray»\n",
                .warning,
                "TUNING_PROJECT_ID is \"ray\": a project id has 6 to 30 characters, this one has 3"
            ),
            RuleCase(
                "export ML_PROJECT=«Foo»\n",
                .warning,
                "ML_PROJECT is \"Foo\": a project id has only lower-case letters, digits and hyphens, not \"F\", a capital"
            ),
            RuleCase("export PROJECT_ID=«»\n", "PROJECT_ID is \"\": a project id may not be empty"),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "project-id")
    }

    @Test("names that are made of the mistaken one are no findings of their own")
    func consequences() throws {
        let script = """
            export PROJECT_ID=«ray»
            export SERVICE_ACCOUNT="trainer@${PROJECT_ID}.iam.gserviceaccount.com"
            alias=$PROJECT_ID
            export BUCKET_NAME="x${alias:-y}_"
            export BUCKET_URI=gs://$BUCKET_NAME
            """
        let message = "PROJECT_ID is \"ray\": a project id has 6 to 30 characters, this one has 3"
        try expect(RuleCase(script, message), from: "project-id")
    }

    @Test("a token in its place is told as a token alone")
    func token() {
        let text = "export PROJECT_ID=gh" + "p_" + String(repeating: "A1", count: 18) + "\n"
        let found = Rules.findings(in: CheckedScript(SourceText(path: "env.sh", bytes: Array(text.utf8))))
        #expect(found.map(\.rule) == ["inline-secret"])
    }

    @Test(
        "what is one, and what is none of Google Cloud's",
        arguments: [
            "PROJECT_ID=ray-whisper", "GOOGLE_CLOUD_PROJECT=ray-whisper", "PROJECT_NAME=Ray",
            "WANDB_PROJECT=my_project", "ML_PROJECT=/src/Foo", "ML_PROJECT='My Title'", "GCP_PROJECT=ray-whisper",
            "GITLAB_PROJECT_ID=42",
        ]
    )
    func good(_ assignment: String) {
        expectNothing(in: "export \(assignment)\n")
    }
}
