import LanyardCore
import Testing

@Suite("billing-account")
struct BillingAccountRuleTests {
    @Test(
        "what it finds",
        arguments: [
            RuleCase(
                "export BILLING_ACCOUNT=«012345-567890-abcdef»\n",
                "BILLING_ACCOUNT is \"012345-567890-abcdef\": the letters of a billing account are capitals",
                "in capitals: 012345-567890-ABCDEF"
            ),
            RuleCase(
                "export TEAM_BILLING_ACCOUNT=«12345»\n",
                .warning,
                "TEAM_BILLING_ACCOUNT is \"12345\": this is not of a billing account's form",
                "one is like 012345-567890-ABCDEF: gcloud billing accounts list"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "billing-account")
    }

    @Test(
        "what it leaves alone",
        arguments: [
            "export BILLING_ACCOUNT=012345-567890-ABCDEF\n",
            "export BILLING_ACCOUNT_ID=billingAccounts/012345-567890-ABCDEF\n",
        ]
    )
    func good(_ text: String) {
        expectNothing(in: text)
    }
}
