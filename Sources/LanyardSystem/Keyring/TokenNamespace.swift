package import LanyardCore

/// The names under which both programs know cached tokens, in the kernel keyring and in the Secret Service.
package struct TokenNamespace: Sendable {
    /// LANYARD_KEYRING: another name keeps a sandbox's tokens apart from real ones.
    package let text: String

    package init(_ environment: Environment) {
        text = environment["LANYARD_KEYRING"] ?? "lanyard"
    }

    /// What the descriptions of all our keys start with.
    package var prefix: String { text + ":" }

    /// The description of a token's key: `NAMESPACE:HASH`.
    package func description(of identity: TokenIdentity) -> String {
        prefix + identity.hash
    }
}
