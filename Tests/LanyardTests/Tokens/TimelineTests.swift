import Foundation
import LanyardCore
import Testing

@testable import LanyardCommands

/// Random lives of a token: lifetimes from 60 s to 12 h, a clock that is wrong by up to a day, that is set between and
/// during calls, boots, a machine that sleeps (in the middle of a request, too), outages, calls with all kinds of floors.
///
/// Three promises are held against each:
///
/// 1. Nobody gets an expired token.
/// 2. Nobody gets less than the floor while Google can be reached (but for the second by which Google's Date is cut).
/// 3. **Google is asked no more often than the timeline needs.** Let a careful program without any clock trouble fetch
///    at each call for which the newest token is older than R, where R = lifetime − the call's renewal threshold, or its
///    floor where that is more (or a minute, where the floor is more than Google grants). It fetches G times. Then Lanyard fetches at most G + D
///    times, D being the number of disturbances: clocks set, boots, requests during which the machine slept, renewals
///    that hung.
///
/// Why: without a disturbance Lanyard fetches at a call only if the newest token is older than the call's R, for that is
/// what ``Freshness`` says; so two fetches s(i), s(i+1) in a row lie more than R of the later call apart. By induction
/// the careful program's i-th fetch is at no later a call than s(i): its (i+1)-th is at the first call that comes R after
/// its i-th, and the call of s(i+1) comes R after s(i), which is R after its i-th as well. So there are at most G such
/// fetches. A disturbance can bring one fetch that comes too early: its token has the new clock, the new boot, so the
/// next one is R later again. Take these out, at most D, and the rest is a row as above. (A renewal that is left out,
/// for one was tried within the minute, or that fails, makes Lanyard fetch later, never more.)
@Suite("A token's timeline")
struct TimelineTests {
    /// What the timelines brought, so that none of the promises is held in vain.
    private struct Tally {
        var calls = 0
        var successes = 0
        var renewals = 0
        var lastResorts = 0
        var refusals = 0
        var unmeetable = 0
        var mostOfBound = 0.0
    }

    /// Seeds from LANYARD_TEST_SEED on, as many as LANYARD_TEST_TIMELINES says.
    private static let seeds: Range<UInt64> = {
        let environment = ProcessInfo.processInfo.environment
        let first = environment["LANYARD_TEST_SEED"].flatMap { UInt64($0) } ?? 1
        return first..<first + (environment["LANYARD_TEST_TIMELINES"].flatMap { UInt64($0) } ?? 300)
    }()

    @Test("keeps three promises, whatever happens in it")
    func promises() throws {
        var tally = Tally()
        for seed in TimelineTests.seeds { try timeline(seed, &tally) }
        print(
            "seeds \(TimelineTests.seeds): \(tally.calls) calls, \(tally.successes) tokens made,",
            "\(tally.renewals) renewals in the background, \(tally.lastResorts) old tokens served, "
                + "\(tally.refusals) refusals, \(tally.unmeetable) floors that could not be met,",
            "the worst timeline at \(Int(tally.mostOfBound * 100)) % of its bound"
        )
        for count in [tally.successes, tally.renewals, tally.lastResorts, tally.refusals, tally.unmeetable] {
            #expect(count > 0, "the timelines have left something out: \(tally)")
        }
    }

    private func timeline(_ seed: UInt64, _ tally: inout Tally) throws {
        var numbers = SeededNumbers(seed: seed)
        let lifetime = numbers.logarithmic(60...43_200)
        let granted = numbers.chance(0.2) ? max(60, lifetime / Int.random(in: 2...6, using: &numbers)) : lifetime
        let day = 86_400_000
        let machine = try SimulatedMachine(
            asked: lifetime,
            granted: granted,
            skew: Int.random(in: -day...day, using: &numbers)
        )
        defer { machine.end() }
        machine.tellsBoots = numbers.chance(0.8)
        let span = min(granted, lifetime) * 1000 * 6
        plan(machine, span, &numbers)
        let calmness = Double.random(in: 0...1, using: &numbers)
        var delays = SeededNumbers(seed: seed ^ 0xdead)
        machine.durations = {
            if delays.chance(0.02) { return delays.logarithmic(60_000...30_000_000) }
            return delays.logarithmic(delays.chance(calmness) ? 50...500 : 50...44_000)
        }
        var calls: [Call] = []
        for _ in 0..<60 {
            machine.advance(by: numbers.logarithmic(1...Double(span / 10)))
            let floor = floor(lifetime, &numbers)
            calls.append(try call(machine, floor, seed, &tally))
        }
        check(machine, calls, lifetime: min(granted, lifetime) * 1000, seed, &tally)
    }

    /// Some timelines are calm, some are not.
    private func plan(_ machine: SimulatedMachine, _ span: Int, _ numbers: inout SeededNumbers) {
        let start = machine.time
        for _ in 0..<Int.random(in: 0...4, using: &numbers) {
            let moment = start + Int.random(in: 0..<span, using: &numbers)
            let jump = numbers.logarithmic(1000...86_400_000) * (Bool.random(using: &numbers) ? 1 : -1)
            machine.plan.append((moment, .jump(jump)))
        }
        if numbers.chance(0.3) {
            let moment = start + Int.random(in: 0..<span, using: &numbers)
            machine.plan.append((moment, .boot(keepsTokens: Bool.random(using: &numbers))))
            // A clock without a battery, or one that another system has set.
            machine.plan.append((moment, .jump(Int.random(in: -86_400_000...86_400_000, using: &numbers))))
        }
        for _ in 0..<Int.random(in: 0...3, using: &numbers) {
            let moment = start + Int.random(in: 0..<span, using: &numbers)
            machine.outages.append(moment..<moment + numbers.logarithmic(1000...Double(span / 3)))
        }
    }

    private func floor(_ lifetime: Int, _ numbers: inout SeededNumbers) -> Floor {
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0: .docker
        case 1 where lifetime > 61:
            // What TokenPlan lets pass: up to the lifetime less a minute.
            Floor(milliseconds: Int.random(in: 0...(lifetime - 60), using: &numbers) * 1000, isExplicit: true)
        default: .standard
        }
    }

    private struct Call {
        var floor: Floor
        var start: Int
        var end: Int
    }

    private func call(
        _ machine: SimulatedMachine,
        _ floor: Floor,
        _ seed: UInt64,
        _ tally: inout Tally
    ) throws -> Call {
        let start = machine.time
        let disturbances = machine.disturbances
        let known = machine.successes
        tally.calls += 1
        do throws(Failure) {
            let obtained = try machine.obtain(floor)
            let token = obtained.token
            let left = (machine.expiries[token.token.secret] ?? 0) - machine.time
            #expect(left > 0, "an expired token was handed out: seed \(seed), \(left) ms")
            let least = floor.effective(lifetime: token.lifetime)
            if obtained.isLastResort {
                tally.lastResorts += 1
                #expect(machine.hadOutage(since: start), "Google was not asked first: seed \(seed)")
                #expect(left >= CachedToken.lastMinute - 1000, "seed \(seed)")
            } else if floor.isExplicit, least > token.lifetime {
                tally.unmeetable += 1
            } else if token.token.secret != "TOKEN\(machine.successes)" || machine.successes == known {
                // A token that this call has fetched is as new as can be, however long it was on its way.
                #expect(
                    left >= least - 1000,
                    "less than the floor was handed out: seed \(seed), \(left) of \(least) ms"
                )
            }
        } catch {
            tally.refusals += 1
            let isExcused = machine.hadOutage(since: start) || machine.disturbances > disturbances
            #expect(isExcused, "refused, though Google could be reached: seed \(seed): \(error)")
        }
        return Call(floor: floor, start: start, end: machine.time)
    }

    private func check(
        _ machine: SimulatedMachine,
        _ calls: [Call],
        lifetime: Int,
        _ seed: UInt64,
        _ tally: inout Tally
    ) {
        // Let a renewal that is under way come to its end.
        machine.advance(by: 60_000)
        var needed = 0
        var newest: Int?
        let token = CachedToken(
            token: AccessToken.named("T"),
            identity: [],
            principal: "",
            lifetime: lifetime,
            receivedWall: 0,
            receivedBoot: 0,
            bootID: ""
        )
        for call in calls {
            let least = call.floor.effective(lifetime: lifetime)
            let usable =
                least > lifetime ? CachedToken.newest : lifetime - max(token.renewalThreshold(floor: call.floor), least)
            // Times of answers are whole seconds.
            if let newest, call.end - newest <= usable - 2000 { continue }
            needed += 1
            newest = call.start
        }
        let bound = needed + machine.disturbances
        #expect(
            machine.successes <= bound,
            "seed \(seed): \(machine.successes) tokens of \(lifetime / 1000) s, where \(bound) would do\n\(machine.history.joined(separator: "\n"))"
        )
        tally.mostOfBound = max(tally.mostOfBound, Double(machine.successes) / Double(bound))
        tally.successes += machine.successes
        tally.renewals += machine.renewals.count
        for (one, next) in zip(machine.renewals, machine.renewals.dropFirst()) where next - one < 59_000 {
            // Whole seconds, and a boot forgets.
            #expect(machine.disturbances > 0, "two renewals within a minute: seed \(seed)")
        }
    }

    @Test(
        "whoever asks every few minutes waits for the first token only, also after the clock was set",
        arguments: [0, -86_400_000, 86_400_000, -3_600_000]
    )
    func regular(_ jump: Int) throws {
        let machine = try SimulatedMachine(asked: 3600, granted: 3600, skew: 0)
        defer { machine.end() }
        if jump != 0 { machine.plan.append((machine.time + 3 * 3_600_000, .jump(jump))) }
        var waits = 0
        for _ in 0..<200 {
            let start = machine.time
            _ = try machine.obtain(.standard)
            if machine.time > start { waits += 1 }
            machine.advance(by: 4 * 60_000)
        }
        #expect(waits == (jump == 0 ? 1 : 2))
        // 800 minutes, a new token after each half an hour or what of it calls every four minutes notice.
        #expect(machine.successes <= 1 + 800 / 32 + 1 + (jump == 0 ? 0 : 1), "\(machine.successes)")
        #expect(machine.renewals.count >= 24, "\(machine.renewals.count)")
    }
}
