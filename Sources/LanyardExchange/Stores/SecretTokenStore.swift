import LanyardCore
import LanyardSystem

/// Tokens in the Secret Service.
struct SecretTokenStore {
    let service: SecretService
    let clock: Clock

    /// The token with the most life left; a broken entry, or another identity under the same hash, is a miss.
    func read(_ identity: TokenIdentity) throws(StoreTrouble) -> CachedToken? {
        let payloads = try service.read(hash: identity.hash)
        let found = payloads.compactMap { $0.flatMap { CachedToken(payload: $0) } }
            .filter { $0.identity == identity.canonical }
        if found.isEmpty, payloads.contains(nil) { throw .locked }
        return found.max { remaining($0) < remaining($1) }
    }

    /// Keeps a token, and throws away what has expired: the service does not do that by itself.
    func write(_ token: CachedToken, _ identity: TokenIdentity) throws(StoreTrouble) {
        let now = clock.now()
        let bootID = clock.bootID()
        _ = try service.delete { payload in
            guard let payload else { return false }
            return CachedToken(payload: payload)
                .map { $0.remaining(wall: now.wall, boot: now.boot, bootID: bootID) <= 0 } ?? true
        }
        try service.store(token.payload, hash: identity.hash, account: token.target.serviceAccount ?? "")
    }

    /// All tokens that have not expired.
    func all() throws(StoreTrouble) -> [CachedToken] {
        let payloads = try service.read()
        if payloads.contains(nil) { throw .locked }
        return payloads.compactMap { $0.flatMap { CachedToken(payload: $0) } }.filter { remaining($0) > 0 }
    }

    /// Forgets all tokens, or one account's; says how many. What is locked cannot be forgotten.
    func clear(serviceAccount: String?) throws(StoreTrouble) -> Int {
        let count = try service.delete(account: serviceAccount) { $0 != nil }
        if try service.read().contains(nil) { throw .locked }
        return count
    }

    private func remaining(_ token: CachedToken) -> Int {
        let now = clock.now()
        return token.remaining(wall: now.wall, boot: now.boot, bootID: clock.bootID())
    }
}
