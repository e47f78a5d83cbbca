import LanyardCore
import LanyardSystem

/// The file in which those who wait for the same token find out that there will be none.
struct SharedFailure {
    /// Nil: nobody waits.
    let path: String?
    let world: World

    /// A record that cannot be written costs the others an attempt of their own, no more.
    func write(_ failure: Failure) {
        guard let path else { return }
        let record = FailureRecord(failure: failure, at: world.clock.now().boot, bootID: world.clock.bootID())
        try? world.files.replace(path, Array(record.json.compact.utf8), 0o600)
    }

    func remove() {
        if let path { try? world.files.remove(path) }
    }
}
