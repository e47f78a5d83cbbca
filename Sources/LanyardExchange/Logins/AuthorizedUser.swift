import LanyardCore

/// A person's login: a refresh token and the client that it was given to. It says nothing of its secrets.
struct AuthorizedUser: Equatable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    let clientID: String
    let clientSecret: String
    let refreshToken: String
    /// Where to spend it, as the credential says; it counts only where ``Endpoints/token(named:origin:)`` lets it.
    let tokenURI: String?
    /// As the credential says; nil: Google's own.
    let universe: String?
    /// Where it was found, for messages.
    let origin: String

    var description: String { "<\(origin)>" }
    var debugDescription: String { description }
    var customMirror: Mirror { Mirror(self, children: []) }

    /// The form that is posted (RFC 6749, section 6).
    ///
    /// - Parameter scopes: fewer than the login has; nil: all of them.
    func form(scopes: [String]?) -> [UInt8] {
        var fields = [
            ("grant_type", "refresh_token"), ("client_id", clientID), ("client_secret", clientSecret),
            ("refresh_token", refreshToken),
        ]
        if let scopes { fields.append(("scope", scopes.joined(separator: " "))) }
        let text = fields.map { $0 + "=" + percentEncoded($1, keeping: "") }.joined(separator: "&")
        return Array(text.utf8)
    }
}
