import Testing

@Suite("service-account-email")
struct ServiceAccountEmailRuleTests {
    private static let form = "an account is named like NAME@PROJECT.iam.gserviceaccount.com"

    @Test(
        "what no service account's address is",
        arguments: [
            RuleCase(
                "export SERVICE_ACCOUNT=«trainer»\n",
                "SERVICE_ACCOUNT is \"trainer\": an e-mail address has one @, this one has 0",
                form
            ),
            RuleCase(
                "export SERVICE_ACCOUNT=«me@example.com»\n",
                "SERVICE_ACCOUNT is \"me@example.com\": no service account's address: it does not end with "
                    + ".gserviceaccount.com",
                form
            ),
            RuleCase(
                "name=ray-ai\nexport SERVICE_ACCOUNT=«\"$name@ray-whisper.gserviceaccount.com\"»\n",
                "SERVICE_ACCOUNT is \"ray-ai@ray-whisper.gserviceaccount.com\": no kind of service account has that "
                    + "domain",
                "with iam in it: ray-ai@ray-whisper.iam.gserviceaccount.com"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "service-account-email")
    }

    @Test(
        "those that people make, and Google's own",
        arguments: [
            "ray-ai@ray-whisper.iam.gserviceaccount.com", "123456-compute@developer.gserviceaccount.com",
            "ray-whisper@appspot.gserviceaccount.com",
        ]
    )
    func good(_ address: String) {
        expectNothing(in: "export SERVICE_ACCOUNT=\(address)\n")
    }
}
