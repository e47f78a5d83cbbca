import Glibc
import LanyardCore
import LanyardSystem
import Testing

@testable import LanyardCommands
@testable import LanyardExchange

/// A machine, its keyring and Google on one axis of time, which only the test moves.
///
/// Lanyard's own code decides everything (``CachedTokenSource``, and ``Impersonation`` for what an answer means); what
/// is simulated is the world: clocks, network, keyring, and the exchange as a process that takes its time. Locks and
/// their stamps are real ones, in a folder of the test's own.
final class SimulatedMachine: @unchecked Sendable {
    // Unchecked: one thread uses it, though the closures of a world must be sendable.

    /// Google's clock, which is right: milliseconds since 1970.
    private(set) var time = 1_795_516_200_123
    /// By how much our wall clock is ahead, in milliseconds.
    private(set) var skew: Int
    private var bootedAt = 1_795_516_200_123 - 5_000_000
    private var boots = 0
    /// What will happen, by Google's clock.
    var plan: [(time: Int, event: Event)] = []
    var outages: [Range<Int>] = []
    /// Seconds that a token is asked to live, and what Google grants at most.
    let asked: Int
    let granted: Int
    /// Milliseconds that the next requests take, one after the other.
    var durations: () -> Int = { 200 }
    /// No name of a boot is to be had (/proc is not mounted).
    var tellsBoots = true

    /// When each token really expires, by its secret.
    private(set) var expiries: [String: Int] = [:]
    /// How often Google made a token, and how often it was asked in vain.
    private(set) var successes = 0
    private(set) var failures = 0
    /// Milliseconds since 1970 at which renewals in the background began.
    private(set) var renewals: [Int] = []
    /// What else happened: clocks set, boots, requests during which the machine slept, renewals that hung.
    private(set) var disturbances = 0

    /// What happened, for whoever looks into a failure: seconds from the start.
    private(set) var history: [String] = []
    private let start = 1_795_516_200_123

    private let folder: TemporaryFolder
    private var payload: [UInt8]?
    /// By our wall clock, as the kernel counts a key's timeout.
    private var payloadExpiry = 0
    private var record: [UInt8]?
    private var isInCall = false

    enum Event {
        /// Somebody sets the wall clock, by that many milliseconds.
        case jump(Int)
        /// - Parameter keepsTokens: as the Secret Service's default collection does.
        case boot(keepsTokens: Bool)
        /// The background's request reaches Google, and later its process ends.
        case mint(Renewal)
        case end(Renewal)
    }

    final class Renewal {
        let sent: Moment
        let lock: HeldLock
        var token: CachedToken?

        init(sent: Moment, lock: HeldLock) {
            self.sent = sent
            self.lock = lock
        }
    }

    init(asked: Int, granted: Int, skew: Int) throws {
        self.asked = asked
        self.granted = granted
        self.skew = skew
        folder = try TemporaryFolder()
    }

    func end() {
        for case (_, .end(let renewal)) in plan { renewal.lock.release() }
        folder.remove()
    }

    var identity: TokenIdentity {
        TokenIdentity(target: TokenTarget(serviceAccount: account, lifetime: asked), source: Array("gcloud".utf8))
    }

    private let account = "training@ray-whisper.iam.gserviceaccount.com"
    private var moment: Moment { Moment(wall: time + skew, boot: time - bootedAt) }
    private var bootID: String { tellsBoots ? "boot \(boots)" : "" }
    private var hasOutage: Bool { outages.contains { $0.contains(time) } }

    /// Whether Google could not be reached at a time from which a failure may still be shared.
    func hadOutage(since start: Int) -> Bool {
        outages.contains { $0.overlaps(start - 45_000..<time + 1) }
    }

    func note(_ text: String) {
        history.append("\(Double(time - start) / 1000) \(text)")
    }

    /// One command that wants a token.
    func obtain(_ floor: Floor) throws(Failure) -> CachedTokenSource.Obtained {
        note("call with floor \(floor.milliseconds / 1000)\(floor.isExplicit ? "!" : "")")
        isInCall = true
        defer { isInCall = false }
        return try CachedTokenSource(
            world: world(),
            store: .kernel,
            identity: identity,
            userAccount: nil,
            floor: floor,
            timeLimit: 45_000
        ).obtain()
    }

    func advance(by milliseconds: Int) {
        let end = time + milliseconds
        while let next = plan.indices.filter({ isDue(plan[$0], end) }).min(by: { plan[$0].time < plan[$1].time }) {
            let (moment, event) = plan.remove(at: next)
            time = max(time, moment)
            happen(event)
        }
        time = end
    }

    /// A boot would end the command itself.
    private func isDue(_ planned: (time: Int, event: Event), _ end: Int) -> Bool {
        if isInCall, case .boot = planned.event { return false }
        return planned.time <= end
    }

    private func happen(_ event: Event) {
        switch event {
        case .jump(let milliseconds): note("clock set by \(milliseconds / 1000)")
        case .boot(let keepsTokens): note("boot, tokens kept: \(keepsTokens)")
        case .mint: note("the background reaches Google")
        case .end: note("the background ends")
        }
        switch event {
        case .jump(let milliseconds):
            skew += milliseconds
            disturbances += 1
        case .boot(let keepsTokens):
            disturbances += 1
            boots += 1
            bootedAt = time
            if !keepsTokens { payload = nil }
            for case (_, .end(let renewal)) in plan { renewal.lock.release() }
            plan.removeAll {
                switch $0.event {
                case .mint, .end: true
                case .jump, .boot: false
                }
            }
        case .mint(let renewal):
            guard let (secret, expiry, date) = mint() else { return }
            renewal.token = token(secret, min(expiry - date, asked) * 1000, renewal.sent)
        case .end(let renewal):
            if let token = renewal.token { keep(token) } else { fail(unreachable) }
            renewal.lock.release()
        }
    }

    /// A new token as Google makes it, in whole seconds; nil where it cannot be reached.
    private func mint() -> (secret: String, expiry: Int, date: Int)? {
        guard !hasOutage else {
            failures += 1
            note("outage")
            return nil
        }
        successes += 1
        let secret = "TOKEN\(successes)"
        note(secret)
        let expiry = time / 1000 + min(asked, granted)
        expiries[secret] = expiry * 1000
        return (secret, expiry, time / 1000)
    }

    private func keep(_ token: CachedToken) {
        payload = token.payload
        payloadExpiry = time + skew + token.lifetime
        record = nil
    }

    private func fail(_ failure: Failure) {
        record = Array(FailureRecord(failure: failure, at: moment.boot, bootID: bootID).json.compact.utf8)
    }

    private let unreachable = Failure("Google cannot be reached", exitCode: .unavailable)

    private func token(_ secret: String, _ lifetime: Int, _ receivedAt: Moment) -> CachedToken {
        CachedToken(
            token: AccessToken.named(secret),
            identity: identity.canonical,
            principal: "user@domain.com",
            lifetime: lifetime,
            receivedWall: receivedAt.wall,
            receivedBoot: receivedAt.boot,
            bootID: bootID
        )
    }

    // MARK: - The world that Lanyard sees

    private func world() -> World {
        var world = World.bare(environment: ["XDG_RUNTIME_DIR": "/run/user/1000", "HOME": "/home/user"])
        world.clock.now = { [unowned self] in moment }
        world.clock.bootID = { [unowned self] in bootID }
        world.keyring.read = { [unowned self] name in
            // Failures have a file.
            guard !name.contains("-failure:") else { return nil }
            // The kernel drops a key by its own count of the wall clock.
            return time + skew < payloadExpiry ? payload : nil
        }
        world.files.status = { path, _ in path.hasPrefix("/run/user/1000") ? .privateFolder : nil }
        world.files.makeFolder = { _, _ in }
        world.files.accessed = { _, _ in nil }
        world.files.read = { [unowned self] _, _ throws(FileError) in
            guard let record else { throw .missing }
            return record
        }
        world.locks = Locks { [unowned self] path, milliseconds throws(FileError) in
            let path = folder.path + "/" + (path.split(separator: "/").last ?? "")
            if let lock = try Locks.live.tryAcquire(path) { return lock }
            guard milliseconds > 0 else { return nil }
            advance(by: milliseconds)
            return try Locks.live.tryAcquire(path)
        }
        world.processes.ownPath = { "/opt/lanyard/bin/lanyard" }
        world.processes.limit = { _ in nil }
        world.processes.run = { [unowned self] _ in Completion(exitCode: 0, output: exchange()) }
        world.processes.startDetached = { [unowned self] command in
            renewals.append(time)
            note("a renewal starts")
            let renewal = Renewal(sent: moment, lock: HeldLock(descriptor: dup(command.keeps[0])))
            let duration = min(durations(), 45_000)
            if duration > 20_000 { disturbances += 1 }
            plan.append((time + duration / 2, .mint(renewal)))
            plan.append((time + duration, .end(renewal)))
        }
        return world
    }

    /// What the exchange does: ask Google, keep what it says, answer.
    private func exchange() -> [UInt8] {
        do throws(Failure) {
            let granted = try impersonate()
            let token = token(granted.token.secret, granted.lifetime, granted.receivedAt)
            keep(token)
            return Array(ExchangeAnswer(.token(token)).json.compact.utf8)
        } catch {
            fail(error)
            return Array(ExchangeAnswer(.failure(error)).json.compact.utf8)
        }
    }

    private func impersonate() throws(Failure) -> Impersonation.Granted {
        let client = HTTPClient { [unowned self] _, _ throws(Failure) in
            let duration = durations()
            if duration > 45_000 { disturbances += 1 }
            // A sleep may come before Google is reached or after it.
            let way = duration > 45_000 ? (successes % 2 == 0 ? 100 : duration - 100) : duration / 2
            advance(by: way)
            guard let (secret, expiry, date) = mint() else { throw unreachable }
            advance(by: duration - way)
            let body: JSON = ["accessToken": .string(secret), "expireTime": .string(RFC3339.text(seconds: expiry))]
            return HTTPAnswer(
                status: 200,
                headers: [HTTPAnswer.Header(name: "date", value: HTTPDate.text(seconds: date))],
                body: Array(body.compact.utf8)
            )
        }
        let clock = Clock(now: { [unowned self] in moment }, sleep: { _ in }, bootID: { "" })
        return try Impersonation(
            client: PatientClient(client: client, clock: clock, deadline: Deadline(clock: clock, milliseconds: 45_000)),
            endpoints: Endpoints(gcloud: GCloudProperties(), universe: "googleapis.com"),
            target: identity.target,
            payer: Payer(email: "", words: "", renewal: ""),
            quotaProject: nil
        ).token(of: account, paidWith: AccessToken.named("LOGIN"))
    }
}

extension FileStatus {
    fileprivate static let privateFolder = FileStatus(
        kind: .folder,
        owner: 1000,
        permissions: 0o700,
        size: 0,
        device: 1,
        inode: 1,
        modified: 0
    )
}
