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

    /// Milliseconds of the caller's time for throwing expired tokens away; what is left then is the next writer's.
    private static let housekeeping = 200
    /// Milliseconds for forgetting all of them.
    private static let clearing = 25_000

    /// Keeps a token, and throws away what has expired: the service does not do that by itself.
    func write(_ token: CachedToken, _ identity: TokenIdentity) throws(StoreTrouble) {
        try service.store(token.payload, hash: identity.hash, account: token.target.serviceAccount ?? "")
        let now = clock.now()
        let bootID = clock.bootID()
        _ = service.delete(within: SecretTokenStore.housekeeping) { payload in
            guard let payload else { return false }
            return CachedToken(payload: payload)
                .map { $0.remaining(wall: now.wall, boot: now.boot, bootID: bootID) <= 0 } ?? true
        }
    }

    /// All tokens that have not expired (or those whose identity has that hash), and how many more may be in items that
    /// are locked.
    func all(hash: String?) throws(StoreTrouble) -> (tokens: [CachedToken], locked: Int) {
        let payloads = try service.read(hash: hash)
        let tokens = payloads.compactMap { $0.flatMap { CachedToken(payload: $0) } }.filter { remaining($0) > 0 }
        return (tokens, payloads.filter { $0 == nil }.count)
    }

    /// Forgets all tokens, or one account's; says how many, and why some may be left. What is locked cannot be
    /// forgotten.
    func clear(serviceAccount: String?) -> (count: Int, trouble: StoreTrouble?) {
        let deletion = service.delete(account: serviceAccount, within: SecretTokenStore.clearing) { $0 != nil }
        return (deletion.count, deletion.trouble ?? (deletion.isAll ? nil : .locked))
    }

    private func remaining(_ token: CachedToken) -> Int {
        let now = clock.now()
        return token.remaining(wall: now.wall, boot: now.boot, bootID: clock.bootID())
    }
}
