import LanyardCore
import LanyardSystem

/// A token from the cache while it is fresh, else from Google: once, however many processes ask at the same time.
struct CachedTokenSource {
    let world: World
    let store: StoreChoice
    let identity: TokenIdentity
    /// Whose login of gcloud pays (USER_ACCOUNT); nil: that of gcloud's active account.
    let userAccount: String?
    let floor: Floor
    /// Milliseconds for lock, keyring, network and retries together.
    let timeLimit: Int
    /// Somebody typed the command, and can be asked for the password of a keyring.
    let isAttended: Bool

    /// What was obtained, and what people should hear of it.
    struct Obtained {
        var token: CachedToken
        var notes: [String] = []
        var warnings: [String] = []
        /// It is the old one, for Google cannot be reached: no promise is kept then, and a warning says so.
        var isLastResort = false
        /// Why no store has it, `the token is not kept: …`; nil: one has, or none was to.
        var notKept: String?
        /// It is handed out, but the next one should be fetched meanwhile.
        var isToBeRenewed = false
    }

    /// Milliseconds that a request gets, however late it is.
    private static let leastTime = 1000

    private let deadline: Int
    private let start: Int
    private let kernel: KernelTokenStore?

    init(
        world: World,
        store: StoreChoice,
        identity: TokenIdentity,
        userAccount: String?,
        floor: Floor,
        timeLimit: Int,
        isAttended: Bool = false
    ) {
        self.world = world
        self.isAttended = isAttended
        self.store = store
        self.identity = identity
        self.userAccount = userAccount
        self.floor = floor
        self.timeLimit = timeLimit
        start = world.clock.now().boot
        deadline = start + timeLimit
        let kernelStore = KernelTokenStore(world: world)
        kernel = kernelStore.isChosen(store) ? kernelStore : nil
    }

    func obtain() throws(Failure) -> Obtained {
        let obtained = try obtainWithoutRenewal()
        // Only now, for a renewal needs the lock that a fetch held.
        if obtained.isToBeRenewed { renewInBackground(obtained.token) }
        if store != .none { LastUse(world: world, hash: identity.hash).mark() }
        return obtained
    }

    private func obtainWithoutRenewal() throws(Failure) -> Obtained {
        let cached = kernel?.read(identity)
        if let cached, let obtained = handOut(cached) { return obtained }
        do throws(Failure) {
            return try fetchOnce()
        } catch {
            guard error.exitCode == .unavailable, let cached, isLastResort(cached) else { throw error }
            let left = TimeSpan.words(seconds: remaining(cached) / 1000)
            return Obtained(
                token: cached,
                warnings: ["\(error.message); the old token is used, which lives for \(left)"],
                isLastResort: true
            )
        }
    }

    /// A token straight from Google; nothing is read from a store, and nothing kept.
    func obtainUncached() throws(Failure) -> Obtained {
        guard let obtained = try fetch(usesCache: false, lock: nil, record: nil) else {
            throw CachedTokenSource.otherAnswer
        }
        return obtained
    }

    private func handOut(_ cached: CachedToken) -> Obtained? {
        switch freshness(cached) {
        case .fresh: Obtained(token: cached)
        case .renewSoon: Obtained(token: cached, isToBeRenewed: true)
        case .tooOld: nil
        }
    }

    private func fetchOnce() throws(Failure) -> Obtained {
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

    /// Milliseconds that are left for everything else when nobody unlocks the keyring.
    private static let timeForGoogle = 15_000

    /// Nil where the keyring that holds the token is locked, and the caller would wait for somebody to unlock it.
    private func fetchOnce(unlessLocked: Bool) throws(Failure) -> Obtained? {
        guard store != .none else { return try fetch(usesCache: true, lock: nil, record: nil, unlessLocked) }
        var flight = SingleFlight(world: world, store: store, hash: identity.hash)
        // Whoever finds the lock free never asks for how long to wait.
        var end: Int?
        var slice = 0
        while true {
            switch flight.attempt(waiting: slice) {
            case .held(let lock, let record):
                defer { lock.release() }
                if let obtained = try answered(in: flight) { return obtained }
                return try fetch(usesCache: true, lock: lock, record: record, unlessLocked)
            case .busy:
                // Not only at the end: a holder may be stopped when all is done.
                if let obtained = try answered(in: flight) { return obtained }
                let now = world.clock.now().boot
                let waitsUntil: Int
                if let end { waitsUntil = end } else { waitsUntil = start + (try patience()) }
                end = waitsUntil
                slice = min(max(10, slice * 2), 500, waitsUntil - now)
                if slice > 0 { continue }
                guard flight.standIn() else { return try fetch(usesCache: true, lock: nil, record: nil, unlessLocked) }
                end = now + min(try patience(), max(0, deadline - now - CachedTokenSource.leastTime) / 2)
                slice = 0
            case .impossible:
                // No lock can be had at all: this process helps itself.
                return try fetch(usesCache: true, lock: nil, record: nil, unlessLocked)
            }
        }
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

    /// What whoever had the lock has brought, a token or a failure.
    private func answered(in flight: SingleFlight) throws(Failure) -> Obtained? {
        if let cached = kernel?.read(identity), let obtained = handOut(cached) { return obtained }
        let now = world.clock.now().boot
        if let record = flight.failure(),
            record.answers(waitingSince: start, now: now, bootID: world.clock.bootID())
        {
            throw record.failure
        }
        return nil
    }

    /// Nil where the keyring that holds the token is locked, and the caller would wait for somebody to unlock it.
    private func fetch(
        usesCache: Bool,
        lock: HeldLock?,
        record: String?,
        _ unlessLocked: Bool = false
    ) throws(Failure) -> Obtained? {
        let obtained = try ask(usesCache, until: deadline, lock, record, unlessLocked)
        guard let obtained, hasAged(obtained) else { return obtained }
        // The machine slept while the token was on its way, or its clock was set: the time limit starts anew.
        let again = try ask(usesCache, until: world.clock.now().boot + timeLimit, lock, record, unlessLocked)
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
        _ record: String?,
        _ unlessLocked: Bool
    ) throws(Failure) -> Obtained? {
        let left = max(CachedTokenSource.leastTime, deadline - world.clock.now().boot)
        var call = call(floor: floor, timeLimit: left, usesCache, record)
        call.tellsLocked = unlessLocked
        let answer = try ExchangeClient(world: world).ask(.token(call), timeLimit: left, lock: lock)
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

    private static let otherAnswer = Failure(
        "lanyard-exchange answered something else than a token",
        hint: "install lanyard and lanyard-exchange together"
    )

    private func call(floor: Floor, timeLimit: Int, _ usesCache: Bool, _ record: String?) -> ExchangeRequest.TokenCall {
        ExchangeRequest.TokenCall(
            identity: identity,
            floor: floor,
            timeLimit: timeLimit,
            usesCache: usesCache,
            store: store,
            userAccount: userAccount,
            failureRecord: record
        )
    }

    /// Starts a process that fetches the next token while this one is used; never two, never more than one a minute.
    private func renewInBackground(_ token: CachedToken) {
        guard world.environment["LANYARD_BACKGROUND"] != "0", store != .none else { return }
        var flight = SingleFlight(world: world, store: store, hash: identity.hash)
        guard case .held(let lock, let record) = flight.attempt() else { return }
        defer { lock.release() }
        let now = world.clock.now().boot / 1000
        let last = lock.stampedAt
        // What lies ahead was stamped before the last boot, or never.
        guard last > now || now - last >= SingleFlight.pause else { return }
        let call = call(
            floor: Floor(milliseconds: token.renewalThreshold(floor: floor), isExplicit: true),
            timeLimit: SingleFlight.backgroundLimit,
            true,
            record
        )
        // A renewal that cannot start costs nothing: the token in hand is good, and the next caller tries again. One that
        // has started holds the lock, so that nobody reads the stamp before it is there.
        guard (try? ExchangeClient(world: world).start(.token(call), lock: lock)) != nil else { return }
        lock.stamp(seconds: now)
    }

    /// Three system calls, which a token from the kernel keyring does without.
    private func bootID(toCompareWith cached: CachedToken) -> String {
        cached.bootID.isEmpty ? "" : world.clock.bootID()
    }

    private func freshness(_ cached: CachedToken) -> Freshness {
        let now = world.clock.now()
        return cached.freshness(floor: floor, wall: now.wall, boot: now.boot, bootID: bootID(toCompareWith: cached))
    }

    private func remaining(_ cached: CachedToken) -> Int {
        let now = world.clock.now()
        return cached.remaining(wall: now.wall, boot: now.boot, bootID: bootID(toCompareWith: cached))
    }

    private func isLastResort(_ cached: CachedToken) -> Bool {
        let now = world.clock.now()
        return cached.isLastResort(wall: now.wall, boot: now.boot, bootID: bootID(toCompareWith: cached))
    }
}
