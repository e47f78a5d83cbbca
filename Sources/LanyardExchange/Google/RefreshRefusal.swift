import LanyardCore

/// What a refusal of the token endpoint means (RFC 6749, section 5.2), and which command renews the login.
struct RefreshRefusal {
    let payer: Payer
    let host: String

    func failure(_ status: Int, _ json: JSON) -> Failure {
        let error = json["error"]?.string ?? ""
        let text = visible(json["error_description"]?.string ?? error, limit: 1000)
        switch error {
        case "invalid_grant" where asksForTheLoginAgain(json):
            return renewable("Google wants \(payer.name) to log in again: \(text)")
        case "invalid_grant":
            return renewable("\(payer.words) has expired or was revoked: \(text)")
        case "invalid_client", "unauthorized_client", "deleted_client", "org_internal", "admin_policy_enforced",
            "access_denied", "rapt_required", "invalid_rapt":
            return renewable("\(payer.words) is not accepted any more: \(text)")
        case "invalid_scope":
            return Failure(
                "\(payer.words) does not reach as far as the scopes that were asked for: \(text)",
                hint: "ask without --scopes, or log in again with them: \(payer.renewal)",
                exitCode: .notPermitted
            )
        default:
            let message = text.isEmpty ? APIError(json).map { visible($0.message, limit: 1000) } ?? "" : text
            if status == 429 || status >= 500 {
                return Failure("\(visible(host)) answered with status \(status): \(message)", exitCode: .unavailable)
            }
            if status == 401 { return renewable("\(visible(host)) does not accept \(payer.words): \(message)") }
            return Failure("\(visible(host)) refused with status \(status): \(message)")
        }
    }

    /// Reauthentication: an organisation's rule that logins age (the RAPT errors).
    private func asksForTheLoginAgain(_ json: JSON) -> Bool {
        ["invalid_rapt", "rapt_required"].contains(json["error_subtype"]?.string)
    }

    private func renewable(_ message: String) -> Failure {
        Failure(message, hint: payer.renewal, exitCode: .notPermitted)
    }
}
