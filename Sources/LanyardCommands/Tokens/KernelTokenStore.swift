import LanyardCore
import LanyardSystem

/// Tokens in the kernel keyring, each under `NAMESPACE:HASH`.
///
/// The exchange writes them; the fast program only reads, lists and forgets.
struct KernelTokenStore {
    let world: World

    /// LANYARD_KEYRING: another name keeps a sandbox's tokens apart from real ones.
    var namespace: String { world.environment["LANYARD_KEYRING"] ?? "lanyard" }

    /// Whether LANYARD_STORE lets us look there, and the keyring is this machine's alone.
    func isChosen(_ choice: StoreChoice) -> Bool {
        switch choice {
        case .kernel: true
        case .auto: !world.files.kernelKeyringIsShared
        case .secretService, .none: false
        }
    }

    /// The cached token; a broken entry, or another identity under the same hash, is a miss.
    func read(_ identity: TokenIdentity) -> CachedToken? {
        guard let payload = try? world.keyring.read(namespace + ":" + identity.hash),
            let cached = CachedToken(payload: payload), cached.identity == identity.canonical
        else { return nil }
        return cached
    }

    func all() throws(KeyringError) -> [(name: String, token: CachedToken)] {
        var found: [(name: String, token: CachedToken)] = []
        for name in try world.keyring.list(namespace + ":") {
            if let payload = try world.keyring.read(name), let token = CachedToken(payload: payload) {
                found.append((name, token))
            }
        }
        return found
    }

    /// Forgets tokens, and what stands in their place but cannot be read; all of them, or one account's.
    func clear(serviceAccount: String?) throws(KeyringError) -> Int {
        var count = 0
        for name in try world.keyring.list(namespace + ":") {
            let token = try world.keyring.read(name).flatMap { CachedToken(payload: $0) }
            if let serviceAccount, token?.target.serviceAccount != serviceAccount { continue }
            try world.keyring.remove(name)
            count += 1
        }
        return count
    }
}
