import LanyardCore
import LanyardSystem

/// The Secret Service, asked without the lock: whoever holds that may be at work for long.
extension CachedTokenSource {
    /// The token in it, where one is said to be there that can be handed out; asked for once for each that came.
    ///
    /// - Parameter seen: what was told when it was last asked.
    func lookIntoSecretService(unless seen: inout Whereabouts?) -> Obtained? {
        guard store != .kernel, let last = Whereabouts.last(hash: identity.hash, in: world), last != seen,
            last.isInSecretService(
                withLeft: floor.effective(lifetime: last.lifetime),
                now: world.clock.now().boot
            )
        else { return nil }
        seen = last
        return inSecretService().flatMap { handOut($0) }
    }

    /// One that is too old for what was asked, and may serve all the same.
    func oldInSecretService() -> CachedToken? {
        guard store == .auto || store == .secretService,
            let last = Whereabouts.last(hash: identity.hash, in: world),
            last.isInSecretService(withLeft: CachedToken.lastMinute, now: world.clock.now().boot)
        else { return nil }
        return inSecretService()
    }

    /// Milliseconds for asking it.
    private static let lookLimit = 3000

    private func inSecretService() -> CachedToken? {
        let limit = min(CachedTokenSource.lookLimit, deadline - world.clock.now().boot)
        guard limit > 0,
            let answer = try? ExchangeClient(world: world).ask(.list(hash: identity.hash), timeLimit: limit),
            case .tokens(let tokens, _, _) = answer.outcome
        else { return nil }
        return tokens.filter { $0.identity == identity.canonical }.max { remaining($0) < remaining($1) }
    }
}
