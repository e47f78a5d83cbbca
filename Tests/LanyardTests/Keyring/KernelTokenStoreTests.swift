import LanyardCore
import LanyardSystem
import Testing

/// Making room in a key quota that is used up.
@Suite("Tokens in a kernel keyring that is full")
struct KernelTokenStoreTests {
    private static let now = Moment(wall: 1_795_516_200_000, boot: 50_000_000)

    /// A keyring of four tokens that live for 10, 20, 30 and 40 minutes, and a key of somebody else's.
    private struct Scene {
        let keys: Shared<[String]>
        let removed = Shared<[String]>([])
        let slept = Shared<[Int]>([])
        let store: KernelTokenStore

        /// - Parameter refusals: how often the kernel still refuses once a key is gone; nil: for ever.
        init(refusals: Int?, error: KeyringError = .full) throws {
            let lives = [30, 10, 40, 20]
            let payloads = try lives.map { try KernelTokenStoreTests.token(minutes: $0).payload }
            keys = Shared(lives.map { "lanyard:\($0)" } + ["lanyard-of-others"])
            let left = Shared(refusals)
            var world = World.bare()
            world.clock.now = { KernelTokenStoreTests.now }
            world.clock.bootID = { "boot" }
            world.clock.sleep = { [slept] time in slept.change { $0.append(time) } }
            world.keyring.list = { [keys] prefix in keys.value.filter { $0.hasPrefix(prefix) } }
            world.keyring.read = { name in
                lives.firstIndex { name == "lanyard:\($0)" }.map { payloads[$0] }
            }
            world.keyring.remove = { [keys, removed] name in
                keys.change { $0.removeAll { $0 == name } }
                removed.change { $0.append(name) }
            }
            world.keyring.store = { [keys, removed] name, _, _ throws(KeyringError) in
                guard !removed.value.isEmpty, let refusals = left.value else { throw error }
                left.value = refusals - 1
                if refusals > 0 { throw error }
                keys.change { $0.append(name) }
            }
            store = KernelTokenStore(world: world)
        }
    }

    private static func token(minutes: Int) throws -> CachedToken {
        CachedToken(
            token: try #require(AccessToken("t")),
            identity: [],
            principal: "user@domain.com",
            lifetime: minutes * 60_000,
            receivedWall: now.wall,
            receivedBoot: now.boot,
            bootID: "boot"
        )
    }

    private func write(_ scene: Scene, evicts: Bool = true) throws(KeyringError) {
        let identity = TokenIdentity(target: TokenTarget(serviceAccount: nil), source: [])
        guard let token = try? KernelTokenStoreTests.token(minutes: 60) else { return }
        try scene.store.write(token, identity, evicts: evicts)
    }

    @Test("the one that expires first makes way", arguments: [0, 3])
    func eviction(_ refusals: Int) throws {
        let scene = try Scene(refusals: refusals)
        try write(scene)
        #expect(scene.removed.value == ["lanyard:10"])
        #expect(scene.keys.value.count == 5 && scene.keys.value.contains("lanyard-of-others"))
        // The kernel frees the quota of a key some time after it is gone.
        #expect(scene.slept.value.count == refusals + 1)
    }

    @Test("no more than two go where others use the quota, and the wait has an end")
    func others() throws {
        let scene = try Scene(refusals: nil)
        #expect(throws: KeyringError.full) { try write(scene) }
        #expect(scene.removed.value == ["lanyard:10", "lanyard:20"])
        #expect(scene.slept.value.reduce(0, +) < 1500)
    }

    @Test("none goes unless it is asked for, and none for another error")
    func spared() throws {
        let full = try Scene(refusals: 0)
        #expect(throws: KeyringError.full) { try write(full, evicts: false) }
        #expect(full.removed.value.isEmpty)
        let broken = try Scene(refusals: 0, error: .system(errno: 12))
        #expect(throws: KeyringError.system(errno: 12)) { try write(broken) }
        #expect(broken.removed.value.isEmpty)
    }
}
