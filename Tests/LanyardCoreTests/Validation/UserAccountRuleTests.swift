import LanyardCore
import Testing

@Suite("user-account")
struct UserAccountRuleTests {
    private static let form = "an account is named like username@domain.com"

    @Test(
        "what no person's account is",
        arguments: [
            RuleCase(
                "export USER_ACCOUNT=«me»\n",
                "USER_ACCOUNT is \"me\": an e-mail address has one @, this one has 0",
                form
            ),
            RuleCase(
                "export USER_ACCOUNT=«'me@localhost'»\n",
                "USER_ACCOUNT is \"me@localhost\": after the @ of an address stands a domain",
                form
            ),
            RuleCase(
                "export USER_ACCOUNT=«ray-ai@ray-whisper.iam.gserviceaccount.com»\n",
                .warning,
                "USER_ACCOUNT is \"ray-ai@ray-whisper.iam.gserviceaccount.com\": this is a service account, not a "
                    + "person's",
                form
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "user-account")
    }

    @Test("what is one")
    func good() {
        expectNothing(in: "export USER_ACCOUNT=first.last+tag@example.com\n")
    }
}
