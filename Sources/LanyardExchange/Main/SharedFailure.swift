import LanyardCore
import LanyardSystem

/// Where those who wait for the same token find out that there will be none: a file, or a key where no disk has room.
struct SharedFailure {
    /// Nil: nobody waits.
    let path: String?
    let store: StoreChoice
    /// Of the token's identity.
    let hash: String
    let world: World

    /// A record that can be written nowhere costs the others an attempt of their own, no more.
    func write(_ failure: Failure) {
        guard let path else { return }
        let record = FailureRecord(failure: failure, at: world.clock.now().boot, bootID: world.clock.bootID())
        let content = Array(record.json.compact.utf8)
        if (try? world.files.replace(path, content, 0o600)) != nil { return }
        // The folder of the lock is full. Whoever waits looks into the next one, too, and into the keyring.
        if let other = Folders(world).runtime(skipping: 1),
            (try? world.files.replace(other + "/" + name(path), content, 0o600)) != nil
        {
            return
        }
        FailureKey(world: world, store: store, hash: hash).write(content)
    }

    func remove() {
        guard let path else { return }
        try? world.files.remove(path)
        for folder in Folders(world).runtimesPresent() { try? world.files.remove(folder + "/" + name(path)) }
        FailureKey(world: world, store: store, hash: hash).remove()
    }

    private func name(_ path: String) -> String {
        path.split(separator: "/").last.map { String($0) } ?? path
    }
}
