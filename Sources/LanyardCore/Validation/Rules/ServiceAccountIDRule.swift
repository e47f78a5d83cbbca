/// What ``ServiceAccountID`` says of SERVICE_ACCOUNT_NAME and its like.
struct ServiceAccountIDRule: NameRule {
    let name = "service-account-id"
    let summary = "A service account's name is well-formed."
    let meaning = VariableMeaning.serviceAccountID
}
