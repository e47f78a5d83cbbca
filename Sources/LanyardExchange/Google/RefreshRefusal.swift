import LanyardCore

/// What a refusal of the token endpoint means (RFC 6749, section 5.2), and which command renews the login.
struct RefreshRefusal {
    let payer: Payer
    let host: String

    func failure(_ answer: HTTPAnswer, _ json: JSON) -> Failure {
        let status = answer.status
        let error = json["error"]?.string ?? ""
        let text = visible(description(json) ?? "no reason is given", limit: 1000)
        if RetryPolicy.isTransient(answer) || status >= 500 {
            return RetryPolicy.passing(answer, from: host, text)
        }
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
            if status == 401 { return renewable("\(visible(host)) does not accept \(payer.words): \(text)") }
            return Failure(
                "\(visible(host)) refused with status \(status): \(text)",
                hint: "log in again: " + payer.renewal,
                exitCode: status == 403 ? .notPermitted : .failed
            )
        }
    }

    /// What it says of itself: in the form of OAuth, else in that of Google's other APIs.
    private func description(_ json: JSON) -> String? {
        json["error_description"]?.string ?? json["error"]?.string ?? APIError(json)?.message
    }

    /// Reauthentication: an organisation's rule that logins age (the RAPT errors).
    private func asksForTheLoginAgain(_ json: JSON) -> Bool {
        ["invalid_rapt", "rapt_required"].contains(json["error_subtype"]?.string)
    }

    private func renewable(_ message: String) -> Failure {
        Failure(message, hint: payer.renewal, exitCode: .notPermitted)
    }
}
