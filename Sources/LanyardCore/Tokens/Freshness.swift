/// Whether a cached token may be handed out.
package enum Freshness: Equatable, Sendable {
    /// Hand it out.
    case fresh
    /// Hand it out, and have the next one fetched meanwhile.
    case renewSoon
    /// Fetch a new one first; only if Google cannot be reached may this one still serve.
    case tooOld
}

/// How much life a token must have left.
package struct Floor: Equatable, Sendable {
    /// Milliseconds.
    package var milliseconds: Int
    /// Asked for by the user; a default one gives way where tokens live too short a time for it.
    package var isExplicit: Bool

    /// 15 minutes: what every command promises unless told otherwise.
    package static let standard = Floor(milliseconds: 15 * 60_000, isExplicit: false)
    /// 45 minutes: a push is long, and Docker does not ask again within it.
    package static let docker = Floor(milliseconds: 45 * 60_000, isExplicit: false)

    package init(milliseconds: Int, isExplicit: Bool) {
        self.milliseconds = milliseconds
        self.isExplicit = isExplicit
    }

    /// A default floor is at most three quarters of the token's lifetime, lest a short-lived one never be fresh.
    package func effective(lifetime: Int) -> Int {
        isExplicit ? milliseconds : min(milliseconds, lifetime / 4 * 3)
    }
}

extension CachedToken {
    /// The least life, in milliseconds, with which an old token still serves while Google cannot be reached.
    package static let lastMinute = 60_000
    /// By how much, in milliseconds, the two clocks may disagree before neither is believed.
    package static let clockTolerance = 60_000

    /// Milliseconds left, the smaller of what both clocks say; below zero once it has expired.
    ///
    /// - Parameters:
    ///   - wall: milliseconds since 1970 by our clock.
    ///   - boot: milliseconds since boot.
    package func remaining(wall: Int, boot: Int, bootID: String) -> Int {
        let byWall = lifetime - (wall - receivedWall)
        guard bootID == self.bootID else { return byWall }
        return min(byWall, lifetime - (boot - receivedBoot))
    }

    /// Whether somebody set the wall clock since the token came: then its age cannot be trusted, and one fetch mends it.
    package func clocksDisagree(wall: Int, boot: Int, bootID: String) -> Bool {
        guard bootID == self.bootID else { return wall < receivedWall - CachedToken.clockTolerance }
        return abs((wall - receivedWall) - (boot - receivedBoot)) > CachedToken.clockTolerance
    }

    /// Milliseconds left below which the next token is fetched in the background: half of the lifetime, or the floor
    /// plus five minutes, whichever is later in life; so that whoever uses Lanyard regularly never waits.
    package func renewalThreshold(floor: Floor) -> Int {
        max(lifetime / 2, min(floor.effective(lifetime: lifetime) + 5 * 60_000, lifetime / 10 * 9))
    }

    /// Judges the token at a moment: see ``Freshness``.
    package func freshness(floor: Floor, wall: Int, boot: Int, bootID: String) -> Freshness {
        let left = remaining(wall: wall, boot: boot, bootID: bootID)
        if left < floor.effective(lifetime: lifetime) || clocksDisagree(wall: wall, boot: boot, bootID: bootID) {
            return .tooOld
        }
        return left < renewalThreshold(floor: floor) ? .renewSoon : .fresh
    }
}
