package import LanyardCore

/// A small file beside the lock of a token, which tells what came of the last fetch: to those who wait, and to the next.
package struct LockNote {
    package enum Subject: Sendable {
        /// A ``FailureRecord``.
        case failure
        /// ``Whereabouts``.
        case kept
    }

    private let world: World
    private let name: String

    /// Bytes.
    private static let sizeLimit = 1 << 16

    /// - Parameter hash: of the token's identity.
    package init(_ subject: Subject, world: World, hash: String) {
        self.world = world
        name =
            switch subject {
            case .failure: "/" + hash + ".failure"
            case .kept: "/" + hash + ".kept"
            }
    }

    /// What stands in any of the folders for locks.
    package func contents() -> [[UInt8]] {
        Folders(world).runtimesPresent().compactMap { try? world.files.read($0 + name, LockNote.sizeLimit) }
    }

    /// Writes it beside the lock, or, where that folder is full, into the next one: readers look into all of them. False
    /// where it can be written nowhere.
    ///
    /// - Parameter folder: of the lock.
    package func write(_ content: [UInt8], in folder: String) -> Bool {
        if (try? world.files.replace(folder + name, content, 0o600)) != nil { return true }
        guard let other = Folders(world).runtime(skipping: 1) else { return false }
        return (try? world.files.replace(other + name, content, 0o600)) != nil
    }

    package func remove() {
        for folder in Folders(world).runtimesPresent() { try? world.files.remove(folder + name) }
    }
}

extension Whereabouts {
    /// What is told of the token with that hash; nil where nothing has been since the machine was started.
    package static func last(hash: String, in world: World) -> Whereabouts? {
        let told = LockNote(.kept, world: world, hash: hash).contents().compactMap { Whereabouts($0) }
        guard !told.isEmpty else { return nil }
        let bootID = world.clock.bootID()
        return told.filter { $0.bootID == bootID }.max { $0.receivedAt < $1.receivedAt }
    }
}
