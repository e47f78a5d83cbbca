/// What a token is asked for: for whom, for what and for how long.
package struct TokenTarget: Hashable, Sendable {
    /// The e-mail address of the service account to impersonate; nil: the user's own token (`--as-user`).
    package var serviceAccount: String?
    /// Full scope URLs, sorted, each once.
    package var scopes: [String]
    /// E-mail addresses of the delegation chain, the first one called by the source.
    package var delegates: [String]
    /// Seconds.
    package var lifetime: Int

    package static let cloudPlatform = "https://www.googleapis.com/auth/cloud-platform"
    /// Seconds; also the longest that Google gives without an organisation policy.
    package static let defaultLifetime = 3600

    package init(
        serviceAccount: String?,
        scopes: [String] = [cloudPlatform],
        delegates: [String] = [],
        lifetime: Int = defaultLifetime
    ) {
        self.serviceAccount = serviceAccount
        self.scopes = scopes.sorted().reduce(into: []) { if $0.last != $1 { $0.append($1) } }
        self.delegates = delegates
        self.lifetime = lifetime
    }
}
