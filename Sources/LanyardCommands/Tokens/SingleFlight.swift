import LanyardCore
import LanyardSystem

/// One refresh at a time for one token: an empty lock file and, beside it, the last failure.
struct SingleFlight {
    /// Seconds between two renewals in the background.
    static let pause = 60
    /// Milliseconds that a renewal in the background may take.
    static let backgroundLimit = 43_000

    private let world: World
    private let store: StoreChoice
    private let hash: String
    /// How many folders were of no use: read-only, full, or without flock(2).
    private var skipped = 0
    /// Whose lock it is: 0 that of the first who fetches, else of one who stands in for those before that do not come
    /// back.
    private var rank = 0
    /// Those who stand in one after another, for a single token.
    private static let rankLimit = 3

    init(world: World, store: StoreChoice, hash: String) {
        self.world = world
        self.store = store
        self.hash = hash
    }

    enum Attempt {
        /// - Parameter folder: of the lock, where those who wait are told what came of it.
        case held(HeldLock, folder: String)
        /// Somebody else fetches that token.
        case busy
        /// There is no folder for locks, or none can be made in any: waiting would not help.
        case impossible
    }

    /// - Parameter milliseconds: for how long it waits.
    mutating func attempt(waiting milliseconds: Int = 0) -> Attempt {
        while let folder = Folders(world).runtime(skipping: skipped) {
            do throws(FileError) {
                let path =
                    rank == 0 ? SingleFlight.lock(hash, in: folder) : folder + "/\(hash).\(rank + 1).lock"
                guard let lock = try world.locks.acquire(path, milliseconds) else { return .busy }
                return .held(lock, folder: folder)
            } catch {
                skipped += 1
            }
        }
        return .impossible
    }

    /// The lock file of a token in that folder.
    static func lock(_ hash: String, in folder: String) -> String {
        folder + "/" + hash + ".lock"
    }

    /// Goes for the next lock: whoever has the one before was stopped, or hangs. Those who wait for it elect one of them,
    /// lest all of them ask at once. False where enough have been elected.
    mutating func standIn() -> Bool {
        guard !isLastToStandIn else { return false }
        rank += 1
        return true
    }

    var isLastToStandIn: Bool { rank == SingleFlight.rankLimit }

    /// The last failure since the machine was started, wherever it could be written down.
    func failure() -> FailureRecord? {
        let files = LockNote(.failure, world: world, hash: hash).contents()
        let key = FailureKey(world: world, store: store, hash: hash).read()
        let records = (files + (key.map { [$0] } ?? [])).compactMap { FailureRecord($0) }
        guard !records.isEmpty else { return nil }
        // One of an earlier boot stays in ~/.cache for good, and its clock has nothing to do with ours.
        let bootID = world.clock.bootID()
        let now = world.clock.now().boot
        return records.filter { $0.bootID == bootID && $0.at <= now }.max { $0.at < $1.at }
    }

    /// Why the last token was not kept, a moment ago, so that waiting for the next one is of no use; nil where it was
    /// kept, or where a failure came after it.
    func reasonNotToWait() -> String? {
        guard let last = Whereabouts.last(hash: hash, in: world),
            let reason = last.reasonNotToWait(now: world.clock.now().boot),
            (failure()?.at ?? 0) < last.receivedAt
        else { return nil }
        return reason
    }
}
