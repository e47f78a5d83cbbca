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

    /// Milliseconds since boot.
    let start: Int
    let deadline: Int
    /// Nil where tokens are not looked for there.
    let kernel: KernelTokenStore?

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
            // Another one may have brought it while this one failed.
            if let brought = kernel?.read(identity), let obtained = handOut(brought) { return obtained }
            guard error.exitCode == .unavailable, let old = cached ?? oldInSecretService(), isLastResort(old) else {
                throw error
            }
            let left = TimeSpan.words(seconds: remaining(old) / 1000)
            return Obtained(
                token: old,
                warnings: ["\(error.message); the old token is used, which lives for \(left)"],
                isLastResort: true
            )
        }
    }

    /// A token straight from Google; nothing is read from a store, and nothing kept.
    func obtainUncached() throws(Failure) -> Obtained {
        guard let obtained = try fetch(usesCache: false, lock: nil) else {
            throw CachedTokenSource.otherAnswer
        }
        return obtained
    }

    /// Starts a process that fetches the next token while this one is used; never two, never more than one a minute.
    private func renewInBackground(_ token: CachedToken) {
        guard BackgroundSetting.isOn(world.environment), store != .none else { return }
        var flight = SingleFlight(world: world, store: store, hash: identity.hash)
        guard case .held(let lock, let folder) = flight.attempt() else { return }
        defer { lock.release() }
        let now = world.clock.now().boot / 1000
        let last = lock.stampedAt
        // What lies ahead was stamped before the last boot, or never.
        guard last > now || now - last >= SingleFlight.pause else { return }
        let call = call(
            floor: Floor(milliseconds: token.renewalThreshold(floor: floor), isExplicit: true),
            timeLimit: SingleFlight.backgroundLimit,
            true,
            folder
        )
        // A renewal that cannot start costs nothing: the token in hand is good, and the next caller tries again. One that
        // has started holds the lock, so that nobody reads the stamp before it is there.
        guard (try? ExchangeClient(world: world).start(.token(call), lock: lock)) != nil else { return }
        lock.stamp(seconds: now)
    }
}
