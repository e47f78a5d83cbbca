import LanyardCore
import Testing

@Suite("service-account-id")
struct ServiceAccountIDRuleTests {
    @Test(
        "what no service account's name is",
        arguments: [
            RuleCase(
                "export SERVICE_ACCOUNT_NAME=«ray»\n",
                "SERVICE_ACCOUNT_NAME is \"ray\": a service account's name has 6 to 30 characters, this one has 3"
            ),
            RuleCase(
                "export SERVICE_ACCOUNT_NAME=«ray-ai@ray-whisper.iam.gserviceaccount.com»\n",
                "SERVICE_ACCOUNT_NAME is \"ray-ai@ray-whisper.iam.gserviceaccount.com\": this is an e-mail address, "
                    + "not the account's name alone",
                "the name alone: ray-ai"
            ),
            RuleCase(
                "export SERVICE_ACCOUNT_NAME=«9-lives»\n",
                "SERVICE_ACCOUNT_NAME is \"9-lives\": a service account's name starts with a letter"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "service-account-id")
    }

    @Test(
        "where one right name can be meant, it is put there",
        arguments: [
            ("Ray-Training", "ray-training"), ("ray-ai@ray-whisper.iam.gserviceaccount.com", "ray-ai"),
            ("Ray_Training", "Ray_Training"),
        ]
    )
    func fix(_ name: String, _ expected: String) {
        let bytes = Array("export SERVICE_ACCOUNT_NAME=\(name)\n".utf8)
        let found = Rules.findings(in: CheckedScript(SourceText(path: "env.sh", bytes: bytes)))
        let fixed = String(decoding: FixedText(bytes, found).bytes, as: UTF8.self)
        #expect(fixed == "export SERVICE_ACCOUNT_NAME=\(expected)\n")
    }

    @Test("what is one")
    func good() {
        expectNothing(in: "export SERVICE_ACCOUNT_NAME=ray-ai-training\n")
    }
}
