/// What ``ServiceAccountEmail`` says of SERVICE_ACCOUNT and its like.
struct ServiceAccountEmailRule: NameRule {
    let name = "service-account-email"
    let summary = "A service account's address is well-formed."
    let meaning = VariableMeaning.serviceAccountEmail
}
