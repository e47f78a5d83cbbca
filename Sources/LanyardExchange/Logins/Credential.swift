import LanyardCore

/// A credential as gcloud and google-auth write it: JSON that says its `type`.
struct Credential {
    let json: JSON
    /// Where it was found, for messages: `the login in /path/file.json`.
    let origin: String
    /// What writes it anew: a command where there is one.
    let renewal: String

    /// Types that Google's libraries know besides the one that is supported here.
    private static let others: Set<String> = [
        "service_account", "external_account", "external_account_authorized_user", "impersonated_service_account",
        "gdch_service_account",
    ]

    /// Fails where the text is no JSON object.
    init(_ content: [UInt8], origin: String, renewal: String) throws(Failure) {
        func broken(_ message: String) -> Failure { Failure(message, hint: renewal, exitCode: .notPermitted) }
        do throws(JSONSyntaxError) {
            json = try JSONReader.read(content)
        } catch {
            throw broken("\(origin) is no JSON: \(error.reason) (after \(error.offset) bytes)")
        }
        guard json.members != nil else { throw broken("\(origin) is no JSON object") }
        self.origin = origin
        self.renewal = renewal
    }

    func user() throws(Failure) -> AuthorizedUser {
        let type = json["type"]?.string
        guard type == "authorized_user" else { throw unsupported(type) }
        guard let clientID = text("client_id"), let clientSecret = text("client_secret"),
            let refreshToken = text("refresh_token")
        else {
            throw Failure(
                "\(origin) is incomplete: client_id, client_secret and refresh_token belong to it",
                hint: renewal,
                exitCode: .notPermitted
            )
        }
        return AuthorizedUser(
            clientID: clientID,
            clientSecret: clientSecret,
            refreshToken: refreshToken,
            tokenURI: text("token_uri"),
            universe: text("universe_domain"),
            origin: origin
        )
    }

    /// The e-mail address that newer files carry.
    var account: String { text("account") ?? "" }

    var quotaProject: String? { text("quota_project_id") }

    private func text(_ name: String) -> String? {
        json[name]?.string.flatMap { $0.isEmpty ? nil : $0 }
    }

    private func unsupported(_ type: String?) -> Failure {
        guard let type else {
            return Failure("\(origin) does not say its type", hint: renewal, exitCode: .notPermitted)
        }
        guard Credential.others.contains(type) else {
            return Failure(
                "\(origin) is of type \(visible(type, limit: 100)), which no library of Google's knows",
                hint: renewal,
                exitCode: .notPermitted
            )
        }
        return Failure(
            "\(origin) is of type \(type), which is not supported yet",
            hint: "use a person's login: gcloud auth login, and LANYARD_SOURCE=gcloud",
            exitCode: .notPermitted
        )
    }
}
