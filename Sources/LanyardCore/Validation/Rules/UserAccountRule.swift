/// What ``UserAccount`` says of USER_ACCOUNT and its like.
struct UserAccountRule: NameRule {
    let name = "user-account"
    let summary = "The user is named by an e-mail address."
    let meaning = VariableMeaning.userAccount
    let documentation = RuleDocumentation(
        explanation: """
            USER_ACCOUNT chooses among the logins of gcloud, which are known by their addresses. A service \
            account there is a warning: nobody logs in as one.
            """,
        source: "gcloud auth list; RFC 5321, 4.5.3",
        bad: [
            "export USER_ACCOUNT=«me»\n"
        ],
        good: [
            "export USER_ACCOUNT=username@domain.com\n"
        ]
    )
}
