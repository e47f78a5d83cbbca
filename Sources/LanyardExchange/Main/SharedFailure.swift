import LanyardCore
import LanyardSystem

/// Where those who wait for the same token find out that there will be none: a file, or a key where no disk has room.
struct SharedFailure {
    /// Of the lock that is held; nil: nobody waits.
    let folder: String?
    let store: StoreChoice
    /// Of the token's identity.
    let hash: String
    let world: World

    private var note: LockNote { LockNote(.failure, world: world, hash: hash) }
    private var key: FailureKey { FailureKey(world: world, store: store, hash: hash) }

    /// A record that can be written nowhere costs the others an attempt of their own, no more.
    func write(_ failure: Failure) {
        guard let folder else { return }
        let record = FailureRecord(failure: failure, at: world.clock.now().boot, bootID: world.clock.bootID())
        let content = Array(record.json.compact.utf8)
        if !note.write(content, in: folder) { key.write(content) }
    }

    func remove() {
        guard folder != nil else { return }
        note.remove()
        key.remove()
    }
}
