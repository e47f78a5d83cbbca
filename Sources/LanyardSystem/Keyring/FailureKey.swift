package import LanyardCore

/// The last failure of a fetch as a key, for machines on which no file can be written: those who wait share it even so.
///
/// It stands apart from the tokens, `NAMESPACE-failure:HASH`, and goes by itself.
package struct FailureKey {
    private let world: World
    private let store: StoreChoice
    private let name: String

    /// Seconds: longer than anybody waits.
    private static let lifetime = 60

    /// - Parameters:
    ///   - store: where tokens are kept; only where that may be the kernel keyring, there is such a key.
    ///   - hash: of the token's identity.
    package init(world: World, store: StoreChoice, hash: String) {
        self.world = world
        self.store = store
        name = TokenNamespace(world.environment).text + "-failure:" + hash
    }

    package func read() -> [UInt8]? {
        guard isUsed, let content = try? world.keyring.read(name), isOurs else { return nil }
        return content
    }

    /// Where it cannot be kept either, the others make an attempt of their own.
    package func write(_ content: [UInt8]) {
        guard isUsed, isOurs else { return }
        try? world.keyring.store(name, content, FailureKey.lifetime)
    }

    package func remove() {
        guard isUsed, isOurs else { return }
        try? world.keyring.remove(name)
    }

    private var isUsed: Bool { store == .auto || store == .kernel }

    /// Not where the keyring is that of other containers, too, even if it was asked for by name: theirs is another
    /// network.
    private var isOurs: Bool { !world.files.kernelKeyringIsShared }
}
