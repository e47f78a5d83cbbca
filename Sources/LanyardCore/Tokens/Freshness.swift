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

    /// A default floor is at most three quarters of the token's lifetime, lest a short-lived one never be fresh; and
    /// whatever is asked for, a token in its last minute is none, for it may expire on its way.
    package func effective(lifetime: Int) -> Int {
        let most = lifetime / 4 * 3
        return isExplicit ? max(milliseconds, min(CachedToken.lastMinute, most)) : min(milliseconds, most)
    }
}

extension CachedToken {
    /// The least life, in milliseconds, with which an old token still serves while Google cannot be reached.
    package static let lastMinute = 60_000
    /// By how much, in milliseconds, the two clocks may disagree before neither is believed.
    package static let clockTolerance = 60_000
    /// Milliseconds for which a token that is too short-lived for what was asked counts as the best that can be had.
    package static let newest = 60_000

    /// Milliseconds left, the smaller of what both clocks say; zero or less once it has expired.
    ///
    /// - Parameters:
    ///   - wall: milliseconds since 1970 by our clock.
    ///   - boot: milliseconds since boot.
    package func remaining(wall: Int, boot: Int, bootID: String) -> Int {
        // Across a boot it is at least as old as the machine has been up.
        let age = isOfAnotherBoot(boot: boot, bootID: bootID) ? boot : boot - receivedBoot
        return lifetime - max(wall - receivedWall, age)
    }

    /// Whether its age is certain. It is not where somebody set the wall clock since the token came, nor after a boot,
    /// when the wall clock stands alone and may have started wrong: then one fetch mends it.
    package func isAgeCertain(wall: Int, boot: Int, bootID: String) -> Bool {
        !isOfAnotherBoot(boot: boot, bootID: bootID)
            && abs((wall - receivedWall) - (boot - receivedBoot)) <= CachedToken.clockTolerance
    }

    /// Whether it may still be handed out while Google cannot be reached.
    ///
    /// The clock that nobody can set has the last word: after a boot there is none that has counted all along.
    package func isLastResort(wall: Int, boot: Int, bootID: String) -> Bool {
        !isOfAnotherBoot(boot: boot, bootID: bootID)
            && remaining(wall: wall, boot: boot, bootID: bootID) >= CachedToken.lastMinute
    }

    /// Where no name is to be had (no /proc, no free descriptor), a clock that went back tells, and else both clocks.
    private func isOfAnotherBoot(boot: Int, bootID: String) -> Bool {
        boot < receivedBoot || (bootID != self.bootID && !bootID.isEmpty && !self.bootID.isEmpty)
    }

    /// Milliseconds left below which the next token is fetched in the background: half of the lifetime, or the floor
    /// plus five minutes, whichever is later in life; so that whoever uses Lanyard regularly never waits.
    package func renewalThreshold(floor: Floor) -> Int {
        max(lifetime / 2, min(floor.effective(lifetime: lifetime) + 5 * 60_000, lifetime / 10 * 9))
    }

    /// Judges the token at a moment: see ``Freshness``.
    package func freshness(floor: Floor, wall: Int, boot: Int, bootID: String) -> Freshness {
        guard isAgeCertain(wall: wall, boot: boot, bootID: bootID) else { return .tooOld }
        let left = remaining(wall: wall, boot: boot, bootID: bootID)
        let least = floor.effective(lifetime: lifetime)
        if left < least {
            // A server that gives no longer ones is not asked again and again: whoever insists is told by this one.
            return lifetime < least && lifetime - left < CachedToken.newest ? .fresh : .tooOld
        }
        return left < renewalThreshold(floor: floor) ? .renewSoon : .fresh
    }
}
