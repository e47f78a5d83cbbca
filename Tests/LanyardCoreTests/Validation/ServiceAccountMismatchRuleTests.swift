import LanyardCore
import Testing

@Suite("service-account-mismatch")
struct ServiceAccountMismatchRuleTests {
    @Test(
        "what it finds",
        arguments: [
            RuleCase(
                "export PROJECT_ID=ray-whisper SERVICE_ACCOUNT_NAME=ray-ai-training\nexport SERVICE_ACCOUNT=«ray-ai-training@other-project.iam.gserviceaccount.com»\n",
                .warning,
                "SERVICE_ACCOUNT is ray-ai-training@other-project.iam.gserviceaccount.com, but SERVICE_ACCOUNT_NAME and PROJECT_ID make ray-ai-training@ray-whisper.iam.gserviceaccount.com",
                "write \"${SERVICE_ACCOUNT_NAME}@${PROJECT_ID}.iam.gserviceaccount.com\""
            ),
            RuleCase(
                "export PROJECT_ID=ray-whisper SERVICE_ACCOUNT_NAME=ray-ai-training\nexport SERVICE_ACCOUNT_EMAIL=«ray-ai-training@other-project.iam.gserviceaccount.com»\n",
                .warning,
                "SERVICE_ACCOUNT_EMAIL is ray-ai-training@other-project.iam.gserviceaccount.com, but SERVICE_ACCOUNT_NAME and PROJECT_ID make ray-ai-training@ray-whisper.iam.gserviceaccount.com",
                "write \"${SERVICE_ACCOUNT_NAME}@${PROJECT_ID}.iam.gserviceaccount.com\""
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "service-account-mismatch")
    }

    @Test(
        "what it leaves alone",
        arguments: [
            "export PROJECT_ID=ray-whisper\nexport SERVICE_ACCOUNT=x-trainer@other-project.iam.gserviceaccount.com\n"
        ]
    )
    func good(_ text: String) {
        expectNothing(in: text)
    }

    @Test("the domain of a project stands behind its id in an address")
    func domain() {
        for (account, count) in [("ray-whisper.example.com", 0), ("ray-whispr.example.com", 1)] {
            let text = """
                export PROJECT_ID=example.com:ray-whisper SERVICE_ACCOUNT_NAME=trainer
                export SERVICE_ACCOUNT=trainer@\(account).iam.gserviceaccount.com

                """
            let found = Rules.findings(in: CheckedScript(SourceText(path: "env.sh", bytes: Array(text.utf8))))
                .filter { $0.rule == "service-account-mismatch" }
            #expect(found.count == count)
            #expect(found.allSatisfy { $0.hints == ["write trainer@ray-whisper.example.com.iam.gserviceaccount.com"] })
        }
    }
}
