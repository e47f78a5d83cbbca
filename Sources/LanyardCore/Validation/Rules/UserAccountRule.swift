/// What ``UserAccount`` says of USER_ACCOUNT and its like.
struct UserAccountRule: NameRule {
    let name = "user-account"
    let summary = "A person's account is a well-formed e-mail address."
    let meaning = VariableMeaning.userAccount
}
