import LanyardCore
import LanyardSystem

/// How old a token is by now, and what that means for it.
extension CachedTokenSource {
    /// Nil where it is too old.
    func handOut(_ cached: CachedToken) -> Obtained? {
        switch freshness(cached) {
        case .fresh: Obtained(token: cached)
        case .renewSoon: Obtained(token: cached, isToBeRenewed: true)
        case .tooOld: nil
        }
    }

    /// Three system calls, which a token from the kernel keyring does without.
    private func bootID(toCompareWith cached: CachedToken) -> String {
        cached.bootID.isEmpty ? "" : world.clock.bootID()
    }

    func freshness(_ cached: CachedToken) -> Freshness {
        let now = world.clock.now()
        return cached.freshness(floor: floor, wall: now.wall, boot: now.boot, bootID: bootID(toCompareWith: cached))
    }

    func remaining(_ cached: CachedToken) -> Int {
        let now = world.clock.now()
        return cached.remaining(wall: now.wall, boot: now.boot, bootID: bootID(toCompareWith: cached))
    }

    func isLastResort(_ cached: CachedToken) -> Bool {
        let now = world.clock.now()
        return cached.isLastResort(wall: now.wall, boot: now.boot, bootID: bootID(toCompareWith: cached))
    }
}
