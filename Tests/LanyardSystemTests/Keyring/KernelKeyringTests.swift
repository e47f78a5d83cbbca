import Foundation
import LanyardSystem
import Testing

/// Keys of the test's own, in the keyring of whoever runs it.
@Suite(
    "The kernel keyring",
    .enabled(
        if: ProcessInfo.processInfo.environment["CI"] == "true"
            || (try? KernelKeyring.live.list("lanyard-test")) != nil,
        "this kernel or container has no keyrings"
    )
)
struct KernelKeyringTests {
    private let keyring = KernelKeyring.live

    /// Runs a test with a prefix that nobody else has, and removes whatever is left below it.
    private func withPrefix(_ body: (_ prefix: String) throws -> Void) throws {
        let prefix = "lanyard-test-\(UUID().uuidString):"
        defer { for name in (try? keyring.list(prefix)) ?? [] { try? keyring.remove(name) } }
        try body(prefix)
    }

    @Test("keeps, lists, replaces and forgets")
    func round() throws {
        try withPrefix { prefix in
            #expect(try keyring.list(prefix) == [])
            #expect(try keyring.read(prefix + "b") == nil)
            try keyring.store(prefix + "b", bytes("one"), 60)
            try keyring.store(prefix + "a", [0, 255, 10], 60)
            try keyring.store(prefix + "b", bytes("two"), 60)
            #expect(try keyring.list(prefix) == [prefix + "a", prefix + "b"])
            #expect(try keyring.list(prefix + "b") == [prefix + "b"])
            #expect(try keyring.read(prefix + "a") == [0, 255, 10])
            #expect(try keyring.read(prefix + "b") == bytes("two"))
            try keyring.remove(prefix + "b")
            try keyring.remove(prefix + "b")
            #expect(try keyring.read(prefix + "b") == nil)
            #expect(try keyring.list(prefix) == [prefix + "a"])
        }
    }

    @Test("gives back what is larger than a page")
    func large() throws {
        try withPrefix { prefix in
            let payload = (0..<9000).map { UInt8(truncatingIfNeeded: $0) }
            try keyring.store(prefix + "large", payload, 60)
            #expect(try keyring.read(prefix + "large") == payload)
        }
    }

    @Test("has forgotten a key by itself once its time is over")
    func expiry() throws {
        try withPrefix { prefix in
            try keyring.store(prefix + "short", bytes("x"), 1)
            try keyring.store(prefix + "long", bytes("y"), 60)
            // Until the kernel's clock has passed it, however long that takes.
            while try keyring.read(prefix + "short") != nil { usleep(50_000) }
            #expect(try keyring.read(prefix + "long") == bytes("y"))
            #expect(!(try keyring.list(prefix)).contains(prefix + "short"))
            // An expired key makes way for the next one.
            try keyring.store(prefix + "short", bytes("z"), 60)
            #expect(try keyring.read(prefix + "short") == bytes("z"))
        }
    }
}
