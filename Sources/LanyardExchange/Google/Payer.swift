import LanyardCore

/// Whoever pays for tokens, as messages name them.
struct Payer: Equatable, Sendable {
    /// The e-mail address; empty where the credential names none.
    var email: String
    /// `gcloud's login of user@domain.com`, `the login in /path/file.json`.
    var words: String
    /// What renews the login: a command where there is one.
    var renewal: String
    /// The path of the credential file; empty where it is no file of its own.
    var path = ""

    /// The address, else the credential.
    var name: String { email.isEmpty ? words : visible(email) }

    /// For `status`: the address, else the path of the file.
    var principal: String { email.isEmpty ? path : email }

    /// As a binding of a policy names it: `user:username@domain.com`; nil where the address is not known.
    var member: String? {
        if email.isEmpty { return nil }
        return (email.hasSuffix(".gserviceaccount.com") ? "serviceAccount:" : "user:") + email
    }
}
