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

    enum Attempt {
        case held(HeldLock)
        /// Somebody else fetches that token.
        case busy
        /// There is no folder for locks, or none can be made in it: waiting would not help.
        case impossible
    }

    func attempt() -> Attempt {
        guard let path else { return .impossible }
        do throws(FileError) {
            guard let lock = try world.locks.tryAcquire(path + SingleFlight.lockSuffix) else { return .busy }
            return .held(lock)
        } catch {
            return .impossible
        }
    }

    /// The lock file of a token in that folder.
    static func lock(_ hash: String, in folder: String) -> String {
        folder + "/" + hash + lockSuffix
    }

    private static let lockSuffix = ".lock"

    var failurePath: String? { path.map { $0 + ".failure" } }

    func failure() -> FailureRecord? {
        failurePath.flatMap { try? world.files.read($0, 1 << 16) }.flatMap { FailureRecord($0) }
    }
}
