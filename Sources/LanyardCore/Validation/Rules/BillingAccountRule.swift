/// What ``BillingAccount`` says of BILLING_ACCOUNT and its like.
struct BillingAccountRule: NameRule {
    let name = "billing-account"
    let summary = "A billing account is named by its id."
    let meaning = VariableMeaning.billingAccount
    let documentation = RuleDocumentation(
        explanation: """
            Three times six digits of hexadecimal in capitals, with hyphens between.
            """,
        source: "Cloud Billing API, billingAccounts",
        bad: [
            "export BILLING_ACCOUNT=«012345-567890-abcdef»\n",
            "export BILLING_ACCOUNT=«mine»\n",
        ],
        good: [
            "export BILLING_ACCOUNT=012345-567890-ABCDEF\n"
        ]
    )
}
