import LanyardCore
import LanyardSystem

/// One refresh at a time for one token: an empty lock file and, beside it, the last failure.
struct SingleFlight {
    /// Seconds between two renewals in the background.
    static let pause = 60
    /// Milliseconds that a renewal in the background may take.
    static let backgroundLimit = 45_000

    let world: World
    private let path: String?

    init(world: World, hash: String) {
        self.world = world
        path = Folders(world).runtime().map { $0 + "/" + hash }
    }

    /// Whether there is a folder for locks at all.
    var isPossible: Bool { path != nil }

    /// Nil while somebody else fetches that token, or where no lock can be had.
    func tryAcquire() -> HeldLock? {
        path.flatMap { try? world.locks.tryAcquire($0 + ".lock") }
    }

    var failurePath: String? { path.map { $0 + ".failure" } }

    func failure() -> FailureRecord? {
        failurePath.flatMap { try? world.files.read($0, 1 << 16) }.flatMap { FailureRecord($0) }
    }
}
