/// An access token that the stand-in has handed out.
struct MintedToken: Sendable {
    /// The user or the service account that it speaks for.
    var principal: String
    var scopes: [String]
    var clientID: String
    /// Milliseconds since 1970.
    var expiry: Int

    func has(anyOf names: String...) -> Bool {
        names.contains { scopes.contains("https://www.googleapis.com/auth/" + $0) }
    }
}

/// Every token that is alive, by its text. Nothing but their own text tells one from another.
struct MintedTokens: Sendable {
    private var tokens: [String: MintedToken] = [:]

    /// The text of a new token: as long as Google's, of which a person's has about 220 characters and a service
    /// account's about 1,000.
    mutating func mint(_ token: MintedToken, isServiceAccount: Bool) -> String {
        let text =
            isServiceAccount
            ? "ya29.c.c0" + Randomness.text(bytes: 744) : "ya29.a0" + Randomness.text(bytes: 160)
        tokens[text] = token
        return text
    }

    /// What a token stands for, if it is ours and has not expired.
    /// - Parameter now: milliseconds since 1970.
    func live(_ text: String, now: Int) -> MintedToken? {
        tokens[text].flatMap { $0.expiry > now ? $0 : nil }
    }

    mutating func revokeAll() {
        tokens = [:]
    }
}
