/// The last failure of a fetch as a key, for machines on which no file can be written: those who wait share it even so.
///
/// It stands apart from the tokens, `NAMESPACE-failure:HASH`, and goes by itself.
package struct FailureKey {
    private let world: World
    private let name: String

    /// Seconds: longer than anybody waits.
    private static let lifetime = 60

    /// - Parameter hash: of the token's identity.
    package init(world: World, hash: String) {
        self.world = world
        name = TokenNamespace(world.environment).text + "-failure:" + hash
    }

    /// Nil where the keyring is that of other containers, too: theirs is another network.
    package func read() -> [UInt8]? {
        guard let content = try? world.keyring.read(name), !world.files.kernelKeyringIsShared else { return nil }
        return content
    }

    /// Where it cannot be kept either, the others make an attempt of their own.
    package func write(_ content: [UInt8]) {
        guard !world.files.kernelKeyringIsShared else { return }
        try? world.keyring.store(name, content, FailureKey.lifetime)
    }

    package func remove() {
        try? world.keyring.remove(name)
    }
}
