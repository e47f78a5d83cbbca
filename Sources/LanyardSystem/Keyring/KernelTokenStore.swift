package import LanyardCore

/// Tokens in the kernel keyring, each under `NAMESPACE:HASH`.
///
/// The exchange writes them; the fast program only reads, lists and forgets.
package struct KernelTokenStore: Sendable {
    private let world: World
    private let namespace: TokenNamespace

    package init(world: World) {
        self.world = world
        namespace = TokenNamespace(world.environment)
    }

    /// Whether LANYARD_STORE lets us look there, and the keyring is this machine's alone.
    package func isChosen(_ choice: StoreChoice) -> Bool {
        switch choice {
        case .kernel: true
        case .auto: !world.files.kernelKeyringIsShared
        case .secretService, .none: false
        }
    }

    /// The cached token; a broken entry, or another identity under the same hash, is a miss.
    package func read(_ identity: TokenIdentity) -> CachedToken? {
        guard let payload = try? world.keyring.read(namespace.description(of: identity)),
            let cached = CachedToken(payload: payload), cached.identity == identity.canonical
        else { return nil }
        return cached
    }

    /// Keeps a token until it expires.
    package func write(_ token: CachedToken, _ identity: TokenIdentity) throws(KeyringError) {
        try world.keyring.store(namespace.description(of: identity), token.payload, token.lifetime / 1000)
    }

    package func all() throws(KeyringError) -> [(name: String, token: CachedToken)] {
        var found: [(name: String, token: CachedToken)] = []
        for name in try world.keyring.list(namespace.prefix) {
            if let payload = try world.keyring.read(name), let token = CachedToken(payload: payload) {
                found.append((name, token))
            }
        }
        return found
    }

    /// Forgets tokens, and what stands in their place but cannot be read; all of them, or one account's.
    package func clear(serviceAccount: String?) throws(KeyringError) -> Int {
        var count = 0
        for name in try world.keyring.list(namespace.prefix) {
            let token = try world.keyring.read(name).flatMap { CachedToken(payload: $0) }
            if let serviceAccount, token?.target.serviceAccount != serviceAccount { continue }
            try world.keyring.remove(name)
            count += 1
        }
        return count
    }
}
