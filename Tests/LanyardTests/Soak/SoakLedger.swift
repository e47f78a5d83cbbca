import LanyardCore

/// How many tokens Google had to be asked for, at the least, told from what happened. Times are milliseconds since 1970.
///
/// A token is needed where, at the moment it was made, no earlier one would have served: each had less life left than
/// its askers are promised, or was lost with the keyring daemon that held it (or while there was none). The number of
/// needed tokens is a lower bound for any program that keeps this promise: of two that were needed one after the other,
/// the first was as young as could be when it was made, and yet did not serve when the second was made; so two
/// different tokens had to be handed out at these two moments.
///
/// Renewal in the background asks sooner, lest anybody wait: where it is on, a token is needed also when the earlier
/// one had passed the point at which the design renews it, once a minute at most.
struct SoakLedger {
    /// A time without a keyring daemon, and without what the last one held.
    struct Outage {
        var from: Int
        var to: Int
    }

    var flow: SoakFlow
    var outages: [Outage]

    /// Google's times have whole seconds, and a token counts from when it was asked for.
    private static let slack = 1500
    /// A minute less what the retries of the earlier renewal may have taken.
    private static let pause = 45_000

    /// How many of the tokens that were made at those moments would not have been needed.
    func unneeded(_ made: [Int]) -> Int {
        var count = 0
        var renewedAt: Int?
        for (index, now) in made.enumerated() {
            let left = made[..<index].filter { isKept($0, until: now) }.map { expiry($0) - now }.max()
            guard let left, left >= floor + SoakLedger.slack else { continue }
            if flow.renews, left < renewalThreshold + SoakLedger.slack,
                renewedAt.map({ now - $0 >= SoakLedger.pause }) ?? true
            {
                renewedAt = now
                continue
            }
            count += 1
        }
        return count
    }

    private func isKept(_ made: Int, until now: Int) -> Bool {
        switch flow.store {
        case .secretService: !outages.contains { $0.from <= now && $0.to >= made }
        case .auto, .kernel: true
        case .none: false
        }
    }

    /// As Google counts: whole seconds.
    private func expiry(_ made: Int) -> Int {
        made / 1000 * 1000 + flow.lifetime * 1000
    }

    private var floor: Int { flow.floor.effective(lifetime: flow.lifetime * 1000) }

    private var renewalThreshold: Int {
        guard let token = AccessToken("t") else { return 0 }
        let cached = CachedToken(
            token: token,
            identity: [],
            principal: "",
            lifetime: flow.lifetime * 1000,
            receivedWall: 0,
            receivedBoot: 0,
            bootID: ""
        )
        return cached.renewalThreshold(floor: flow.floor)
    }
}
