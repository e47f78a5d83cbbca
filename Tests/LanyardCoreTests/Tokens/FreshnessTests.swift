import LanyardCore
import Testing

/// Each state that a cached token can be in, by its age; the timelines of `TimelineTests` mix them.
@Suite("Freshness")
struct FreshnessTests {
    private static let minute = 60_000

    private static func token(lifetime: Int) -> CachedToken {
        guard let secret = AccessToken("T") else { preconditionFailure("T is a token") }
        return CachedToken(
            token: secret,
            identity: [],
            principal: "",
            lifetime: lifetime,
            receivedWall: 1_000_000_000,
            receivedBoot: 500_000_000,
            bootID: "boot"
        )
    }

    /// After `age` milliseconds by the clock that nobody sets, and `jump` more by the one that somebody did.
    private static func judged(
        lifetime: Int,
        age: Int,
        floor: Floor = .standard,
        jump: Int = 0,
        bootID: String = "boot"
    ) -> Freshness {
        token(lifetime: lifetime)
            .freshness(floor: floor, wall: 1_000_000_000 + age + jump, boot: 500_000_000 + age, bootID: bootID)
    }

    private static func explicit(_ seconds: Int) -> Floor { Floor(milliseconds: seconds * 1000, isExplicit: true) }

    @Test(
        "of an hour: fresh, renewed from half of its life on, or from five minutes above the floor; too old below the floor",
        arguments: [
            (Floor.standard, 30, 45), (.docker, 10, 15), (explicit(300), 30, 55), (explicit(3300), 5, 5),
            (explicit(0), 30, 59),
        ]
    )
    func hour(_ floor: Floor, _ renewal: Int, _ end: Int) {
        let hour = 60 * FreshnessTests.minute
        for age in 0..<60 {
            // In the middle of the minute: the borders are whole ones. The floor of 55 min is renewed at 54 min left.
            let judged = FreshnessTests.judged(lifetime: hour, age: age * FreshnessTests.minute + 30_000, floor: floor)
            let expected: Freshness = age >= end ? .tooOld : age >= renewal ? .renewSoon : .fresh
            #expect(judged == expected, "at \(age) min and a half")
        }
    }

    @Test(
        "a default floor never exceeds three quarters of the lifetime, whatever that is",
        arguments: [60, 61, 90, 300, 1200, 3600, 43_200]
    )
    func threeQuarters(_ seconds: Int) {
        let lifetime = seconds * 1000
        for floor in [Floor.standard, .docker] {
            #expect(floor.effective(lifetime: lifetime) <= lifetime * 3 / 4)
            #expect(FreshnessTests.judged(lifetime: lifetime, age: 0, floor: floor) == .fresh)
            #expect(FreshnessTests.judged(lifetime: lifetime, age: lifetime - 1, floor: floor) == .tooOld)
            // And is renewed before it falls below.
            let atFloor = lifetime - floor.effective(lifetime: lifetime)
            #expect(FreshnessTests.judged(lifetime: lifetime, age: atFloor, floor: floor) == .renewSoon)
        }
    }

    @Test("an expired one is none, nor one in its last minute, whatever was asked for", arguments: [0, 1, 59])
    func lastMinute(_ seconds: Int) {
        let hour = 60 * FreshnessTests.minute
        let floor = FreshnessTests.explicit(seconds)
        #expect(FreshnessTests.judged(lifetime: hour, age: hour - 60_000, floor: floor) == .renewSoon)
        #expect(FreshnessTests.judged(lifetime: hour, age: hour - 59_999, floor: floor) == .tooOld)
        #expect(FreshnessTests.judged(lifetime: hour, age: hour, floor: floor) == .tooOld)
    }

    @Test(
        "both clocks must agree within a minute, the wall clock being ahead or behind",
        arguments: [(60_000, Freshness.fresh), (60_001, .tooOld), (86_400_000, .tooOld)]
    )
    func clocks(_ jump: Int, _ expected: Freshness) {
        for jump in [jump, -jump] {
            #expect(FreshnessTests.judged(lifetime: 7_200_000, age: 60_000, jump: jump) == expected)
        }
    }

    @Test("a machine that slept has an older token: both clocks have counted on")
    func sleep() {
        #expect(FreshnessTests.judged(lifetime: 3_600_000, age: 7 * 3_600_000) == .tooOld)
    }

    @Test("after a boot no age is certain, and nothing is a last resort")
    func boot() {
        #expect(FreshnessTests.judged(lifetime: 3_600_000, age: 1000, bootID: "next") == .tooOld)
        let token = FreshnessTests.token(lifetime: 3_600_000)
        #expect(!token.isLastResort(wall: 1_000_001_000, boot: 500_001_000, bootID: "next"))
        // The counter started anew, and no boot has a name.
        #expect(token.freshness(floor: .standard, wall: 1_000_000_000, boot: 5, bootID: "") == .tooOld)
        #expect(!token.isLastResort(wall: 1_000_000_000, boot: 5, bootID: ""))
        // It is at least as old as the machine has been up.
        #expect(token.remaining(wall: 1_000_000_000, boot: 600_000, bootID: "next") == 3_000_000)
    }

    @Test("where no name of the boot is to be had, both clocks still tell")
    func namelessBoot() {
        #expect(FreshnessTests.judged(lifetime: 3_600_000, age: 60_000, bootID: "") == .fresh)
        #expect(FreshnessTests.judged(lifetime: 3_600_000, age: 60_000, jump: 61_000, bootID: "") == .tooOld)
    }

    @Test("one that is too short for what was asked is asked for once a minute, not at each call")
    func unmeetable() {
        let floor = FreshnessTests.explicit(3000)
        #expect(FreshnessTests.judged(lifetime: 1_200_000, age: 59_999, floor: floor) == .fresh)
        #expect(FreshnessTests.judged(lifetime: 1_200_000, age: 60_000, floor: floor) == .tooOld)
        // One that was long enough once is no such thing.
        #expect(FreshnessTests.judged(lifetime: 3_600_000, age: 1_000_000, floor: floor) == .tooOld)
    }

    @Test(
        "is a last resort down to its last minute",
        arguments: [(3_540_000, true), (3_540_001, false), (3_600_000, false)]
    )
    func lastResort(_ age: Int, _ expected: Bool) {
        let token = FreshnessTests.token(lifetime: 3_600_000)
        let wall = 1_000_000_000 + age
        #expect(token.isLastResort(wall: wall, boot: 500_000_000 + age, bootID: "boot") == expected)
        // A wall clock that runs ahead is believed, one that was set back is not.
        #expect(!token.isLastResort(wall: wall + 3_600_000, boot: 500_000_000 + age, bootID: "boot"))
        #expect(token.isLastResort(wall: wall - 3_600_000, boot: 500_000_000 + age, bootID: "boot") == expected)
    }
}
