import Glibc
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
            var cached = CachedToken(payload: payload), cached.identity == identity.canonical
        else { return nil }
        // No key outlives the boot that it was made in: which one that was need not be looked up and compared.
        cached.bootID = ""
        return cached
    }

    /// Keeps a token until it expires.
    ///
    /// - Parameter evicts: where the user's key quota is used up, those of our tokens make way that expire first.
    package func write(_ token: CachedToken, _ identity: TokenIdentity, evicts: Bool = false) throws(KeyringError) {
        let name = namespace.description(of: identity)
        let seconds = token.lifetime / 1000
        do throws(KeyringError) {
            try world.keyring.store(name, token.payload, seconds)
        } catch {
            guard evicts, error == .full else { throw error }
            try write(name, token.payload, seconds, inPlaceOf: victims(sparing: name))
        }
    }

    /// One token is as large as another: more than two need not go for one. What is left uses other people's quota.
    private static let mostVictims = 2
    /// How often, and how long in milliseconds, it is waited for the kernel: it frees the quota of a key that is gone
    /// only when it next collects garbage.
    private static let attempts = 8
    private static let firstPause = 2

    private func write(
        _ name: String,
        _ payload: [UInt8],
        _ seconds: Int,
        inPlaceOf victims: [String]
    ) throws(KeyringError) {
        for victim in victims.prefix(KernelTokenStore.mostVictims) {
            try world.keyring.remove(victim)
            for attempt in 0..<KernelTokenStore.attempts {
                world.clock.sleep(KernelTokenStore.firstPause << attempt)
                do throws(KeyringError) {
                    return try world.keyring.store(name, payload, seconds)
                } catch {
                    guard error == .full else { throw error }
                }
            }
        }
        throw .full
    }

    /// Our other tokens, the one that expires first at the front.
    private func victims(sparing name: String) throws(KeyringError) -> [String] {
        let now = world.clock.now()
        let bootID = world.clock.bootID()
        return try all().tokens.filter { $0.name != name }
            .map { (name: $0.name, left: $0.token.remaining(wall: now.wall, boot: now.boot, bootID: bootID)) }
            .sorted { $0.left < $1.left }
            .map(\.name)
    }

    /// Keys that may be tokens of ours, and what the kernel says of the last one of them.
    package struct Refused: Equatable {
        package var count: Int
        package var error: KeyringError
    }

    /// All tokens, and those keys in their place that may not be read.
    package func all() throws(KeyringError) -> (tokens: [(name: String, token: CachedToken)], unreadable: Refused?) {
        var found: [(name: String, token: CachedToken)] = []
        var unreadable: Refused?
        for name in try world.keyring.list(namespace.prefix) {
            do throws(KeyringError) {
                if let payload = try world.keyring.read(name), let token = CachedToken(payload: payload) {
                    found.append((name, token))
                }
            } catch {
                unreadable = Refused(count: (unreadable?.count ?? 0) + 1, error: error)
            }
        }
        return (found, unreadable)
    }

    /// Forgets tokens, and what stands in their place but cannot be read; all of them, or one account's. Says how many,
    /// and which may be left: that cannot be removed, or of which nobody can tell whose they are.
    package func clear(serviceAccount: String?) throws(KeyringError) -> (count: Int, left: Refused?) {
        var count = 0
        var left: Refused?
        for name in try world.keyring.list(namespace.prefix) {
            do throws(KeyringError) {
                if let serviceAccount {
                    let token = try world.keyring.read(name).flatMap { CachedToken(payload: $0) }
                    guard token?.target.serviceAccount == serviceAccount else { continue }
                }
                try world.keyring.remove(name)
                count += 1
            } catch {
                left = Refused(count: (left?.count ?? 0) + 1, error: error)
            }
        }
        // One at least, where not even that can be told.
        let hidden = (try? world.keyring.hidden()) ?? 1
        if hidden > 0 {
            left = Refused(count: (left?.count ?? 0) + hidden, error: left?.error ?? .system(errno: EACCES))
        }
        return (count, left)
    }
}
