import LanyardCore
import LanyardSystem

/// A token that is not at hand: one process fetches it, the others wait for what that brings.
extension CachedTokenSource {
    func fetchOnce() throws(Failure) -> Obtained {
        if isAttended, world.streams.isTerminal(.error) {
            if let obtained = try fetchOnce(unlessLocked: true) { return obtained }
            Report(world).note("the keyring is locked: waiting for somebody to unlock it")
            // Nobody else waits for a person: the lock is free meanwhile.
            let limit = max(1000, deadline - CachedTokenSource.timeForGoogle - world.clock.now().boot)
            _ = try? ExchangeClient(world: world).ask(.unlock(timeLimit: limit), timeLimit: limit)
        }
        guard let obtained = try fetchOnce(unlessLocked: false) else { throw CachedTokenSource.otherAnswer }
        return obtained
    }

    /// Milliseconds that a request gets, however late it is.
    private static let leastTime = 1000
    /// Milliseconds by which whoever fetches for all ends before its own time is over, so that those who wait hear of a
    /// failure while they wait.
    private static let sharingTime = 800
    /// Milliseconds before the end at which those who wait look for the last time.
    private static let lastLook = 300
    /// Milliseconds that must be left for another one to stand in.
    private static let fetchingTime = 10_000
    /// Milliseconds that are left for everything else when nobody unlocks the keyring.
    private static let timeForGoogle = 15_000

    /// Nil where the keyring that holds the token is locked, and the caller would wait for somebody to unlock it.
    private func fetchOnce(unlessLocked: Bool) throws(Failure) -> Obtained? {
        guard store != .none else { return try fetch(usesCache: true, lock: nil, unlessLocked) }
        var flight = SingleFlight(world: world, store: store, hash: identity.hash)
        // Whoever finds the lock free never asks for how long to wait.
        var end: Int?
        var slice = 0
        var seen: Whereabouts?
        while true {
            switch flight.attempt(waiting: slice) {
            case .held(let lock, let folder):
                if end != nil, let reason = flight.reasonNotToWait() {
                    lock.release()
                    return try fetchAlone(reason)
                }
                defer { lock.release() }
                if let obtained = try answered(in: flight, hasLock: true, &seen) { return obtained }
                return try fetch(usesCache: true, lock: lock, folder: folder, unlessLocked)
            case .busy:
                // Not only at the end: a holder may be stopped when all is done.
                if let obtained = try answered(in: flight, hasLock: false, &seen) { return obtained }
                if let reason = flight.reasonNotToWait() { return try fetchAlone(reason) }
                let now = world.clock.now().boot
                let waitsUntil: Int
                if let end { waitsUntil = end } else { waitsUntil = start + (try patience()) }
                end = waitsUntil
                slice = min(max(10, slice * 2), 500, waitsUntil - now)
                if slice > 0 { continue }
                // Were all of them to ask now, a Google that is slow would be asked by all of them at once.
                guard now + CachedTokenSource.leastTime < deadline, flight.standIn() else { throw notBrought }
                let next = now + (try patience())
                let isLast = next + CachedTokenSource.fetchingTime > deadline || flight.isLastToStandIn
                end = isLast ? deadline - CachedTokenSource.lastLook : next
                slice = 0
            case .impossible:
                // No lock can be had at all: this process helps itself.
                return try fetch(usesCache: true, lock: nil, unlessLocked)
            }
        }
    }

    private var notBrought: Failure {
        Failure(
            "no token came within \(timeLimit / 1000) s from the process that fetches it for all",
            hint: "try again; is this machine online, and is the keyring unlocked?",
            exitCode: .unavailable
        )
    }

    /// Milliseconds for which another process is waited for: LANYARD_LOCK_WAIT, else four fifths of the time limit.
    private func patience() throws(Failure) -> Int {
        guard let text = world.environment["LANYARD_LOCK_WAIT"] else { return timeLimit / 5 * 4 }
        guard let seconds = TimeSpan.seconds(text), seconds <= 3600 else {
            throw Failure(
                "LANYARD_LOCK_WAIT is \(visibleValue(text)), which is no time of an hour or less",
                hint: "write 5 or 20s",
                exitCode: .usage
            )
        }
        return min(seconds * 1000, timeLimit - CachedTokenSource.leastTime)
    }

    /// What whoever had the lock has brought, a token or a failure; or a token that is good enough all the time while the
    /// next one is fetched.
    ///
    /// - Parameter seen: for what the Secret Service was asked last.
    private func answered(
        in flight: SingleFlight,
        hasLock: Bool,
        _ seen: inout Whereabouts?
    ) throws(Failure) -> Obtained? {
        if let cached = kernel?.read(identity), let obtained = handOut(cached) { return obtained }
        let now = world.clock.now().boot
        let record = flight.failure()
            .flatMap { $0.answers(waitingSince: start, now: now, bootID: world.clock.bootID()) ? $0 : nil }
        // With the lock in hand, the exchange will look there before it asks Google; a failure keeps it from that.
        if !hasLock || record != nil, let obtained = lookIntoSecretService(unless: &seen) { return obtained }
        if let record { throw record.failure }
        return nil
    }

    /// A token that nobody keeps: each of those who wait helps itself, for the keyring would let them wait one by one.
    private func fetchAlone(_ reason: String) throws(Failure) -> Obtained? {
        var obtained = try fetch(usesCache: false, lock: nil)
        obtained?.notKept = reason
        return obtained
    }

    /// Nil where the keyring that holds the token is locked, and the caller would wait for somebody to unlock it.
    ///
    /// - Parameter folder: of the lock.
    func fetch(
        usesCache: Bool,
        lock: HeldLock?,
        folder: String? = nil,
        _ unlessLocked: Bool = false
    ) throws(Failure) -> Obtained? {
        let end = lock == nil ? deadline : deadline - CachedTokenSource.sharingTime
        let obtained = try ask(usesCache, until: end, lock, folder, unlessLocked)
        guard let obtained, hasAged(obtained) else { return obtained }
        // The machine slept while the token was on its way, or its clock was set: the time limit starts anew.
        let again = try ask(usesCache, until: world.clock.now().boot + timeLimit, lock, folder, unlessLocked)
        guard let again else { return nil }
        guard again.isLastResort || remaining(again.token) > 0 else {
            throw Failure(
                "the token expired on its way",
                hint: "try again; did this machine sleep, or was its clock set?",
                exitCode: .unavailable
            )
        }
        return again
    }

    /// Whether a token that has just come is older than any request may take, and too old for what was asked.
    private func hasAged(_ obtained: Obtained) -> Bool {
        let left = remaining(obtained.token)
        let lifetime = obtained.token.lifetime
        return !obtained.isLastResort && left < floor.effective(lifetime: lifetime)
            && lifetime - left >= CachedToken.newest
    }

    private func ask(
        _ usesCache: Bool,
        until deadline: Int,
        _ lock: HeldLock?,
        _ folder: String?,
        _ unlessLocked: Bool
    ) throws(Failure) -> Obtained? {
        var isSecond = false
        while true {
            let left = max(CachedTokenSource.leastTime, deadline - world.clock.now().boot)
            var call = call(floor: floor, timeLimit: left, usesCache, folder)
            call.tellsLocked = unlessLocked
            switch try ExchangeClient(world: world).attempt(.token(call), timeLimit: left, lock: lock) {
            case .answered(let answer): return try obtained(answer, usesCache)
            case .died(let failure, let isWorthRetrying):
                // The token may have been stored already.
                if usesCache, let cached = kernel?.read(identity), let obtained = handOut(cached) { return obtained }
                let hasTime = world.clock.now().boot < deadline - CachedTokenSource.leastTime
                guard isWorthRetrying, hasTime else { throw failure }
                guard !isSecond else {
                    // What crashes again will do so for those who wait as well.
                    share(failure, folder)
                    throw failure
                }
                isSecond = true
            }
        }
    }

    /// An exchange that died could not tell those who wait: they would fail one after another.
    private func share(_ failure: Failure, _ folder: String?) {
        guard let folder else { return }
        let record = FailureRecord(failure: failure, at: world.clock.now().boot, bootID: world.clock.bootID())
        let content = Array(record.json.compact.utf8)
        if LockNote(.failure, world: world, hash: identity.hash).write(content, in: folder) { return }
        FailureKey(world: world, store: store, hash: identity.hash).write(content)
    }

    private func obtained(_ answer: ExchangeAnswer, _ usesCache: Bool) throws(Failure) -> Obtained? {
        switch answer.outcome {
        case .token(let token):
            // From the Secret Service it may be one that is half used up; why an old one is used, a helper tells as well.
            return Obtained(
                token: token,
                notes: answer.isLastResort ? [] : answer.notes,
                warnings: answer.isLastResort ? answer.notes : [],
                isLastResort: answer.isLastResort,
                notKept: answer.notKept,
                isToBeRenewed: usesCache && freshness(token) == .renewSoon
            )
        case .failure(let failure): throw failure
        case .locked: return nil
        case .tokens, .cleared, .partlyCleared, .projectNumber: throw CachedTokenSource.otherAnswer
        }
    }

    static let otherAnswer = Failure(
        "lanyard-exchange answered something else than a token",
        hint: "install lanyard and lanyard-exchange together"
    )

    func call(floor: Floor, timeLimit: Int, _ usesCache: Bool, _ folder: String?) -> ExchangeRequest.TokenCall {
        ExchangeRequest.TokenCall(
            identity: identity,
            floor: floor,
            timeLimit: timeLimit,
            usesCache: usesCache,
            store: store,
            userAccount: userAccount,
            lockFolder: folder
        )
    }
}
