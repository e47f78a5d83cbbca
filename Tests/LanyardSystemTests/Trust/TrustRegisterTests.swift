import LanyardCore
import LanyardSystem
import Testing

@Suite("The register of allowed files")
struct TrustRegisterTests {
    private static let file = "/home/me/project/env.sh"

    private func inRegister(_ body: (_ register: TrustRegister, _ record: String) throws -> Void) throws {
        try inTemporaryFolder { folder in
            let name = sha256(bytes(TrustRegisterTests.file))
            try body(TrustRegister(world(["XDG_DATA_HOME": folder])), folder + "/lanyard/allowed/" + name)
        }
    }

    @Test("allows these bytes of this path, and nothing else")
    func allow() throws {
        try inRegister { register, record in
            #expect(!register.isAllowed(TrustRegisterTests.file, content: bytes("a")))
            let isNew = try register.allow(TrustRegisterTests.file, content: bytes("a"), exports: [])
            #expect(isNew)
            #expect(try !register.allow(TrustRegisterTests.file, content: bytes("a"), exports: []))
            #expect(register.isAllowed(TrustRegisterTests.file, content: bytes("a")))
            #expect(!register.isAllowed(TrustRegisterTests.file, content: bytes("b")))
            #expect(!register.isAllowed("/home/me/other/env.sh", content: bytes("a")))
            #expect(Files.live.status(record, false)?.permissions == 0o600)
            #expect(Files.live.status(folder(of: record), false)?.permissions == 0o700)
        }
    }

    @Test("allows a path with line ends in it", arguments: ["/home/me/two\nlines/env.sh", "/home/me/\n\n/env.sh\n"])
    func lineEnds(_ path: String) throws {
        try inRegister { register, _ in
            try register.allow(path, content: bytes("a"), exports: [])
            #expect(register.isAllowed(path, content: bytes("a")))
            #expect(!register.isAllowed(path, content: bytes("b")))
            #expect(!register.allowance(for: path).isEmpty && register.allowance(for: "/home/me").isEmpty)
        }
    }

    @Test("remembers the sixteen contents that were allowed last")
    func several() throws {
        try inRegister { register, record in
            for number in 0..<20 {
                try register.allow(TrustRegisterTests.file, content: bytes("\(number)"), exports: [])
            }
            let allowed = (0..<20).filter { register.isAllowed(TrustRegisterTests.file, content: bytes("\($0)")) }
            #expect(allowed == Array(4..<20))
            let digests = allowed.map { sha256(bytes("\($0)")) }
            let lines = ([TrustRegisterTests.file] + digests).joined(separator: "\n") + "\n"
            #expect(try Files.live.read(record, 1 << 20) == bytes(lines))
        }
    }

    @Test("forgets all contents of a path at once")
    func deny() throws {
        try inRegister { register, record in
            #expect(try !register.deny(TrustRegisterTests.file))
            for text in ["a", "b"] { try register.allow(TrustRegisterTests.file, content: bytes(text), exports: []) }
            #expect(try register.deny(TrustRegisterTests.file))
            #expect(try !register.deny(TrustRegisterTests.file))
            #expect(!register.isAllowed(TrustRegisterTests.file, content: bytes("a")))
            #expect(Files.live.namesIfReadable(in: folder(of: record)) == [])
        }
    }

    @Test(
        "believes no record that names another path, or none",
        arguments: ["/home/me/other/env.sh\nDIGEST\n", "DIGEST\n", "\nDIGEST\n", "", "FILE \nDIGEST\n"]
    )
    func foreign(_ content: String) throws {
        try inRegister { register, record in
            let digest = sha256(bytes("a"))
            let text = content.split(separator: "DIGEST", omittingEmptySubsequences: false).joined(separator: digest)
                .split(separator: "FILE", omittingEmptySubsequences: false).joined(separator: TrustRegisterTests.file)
            try register.allow(TrustRegisterTests.file, content: bytes("a"), exports: [])
            try Files.live.replace(record, bytes(text), 0o600)
            #expect(!register.isAllowed(TrustRegisterTests.file, content: bytes("a")))
            #expect(try register.allow(TrustRegisterTests.file, content: bytes("a"), exports: []))
            #expect(register.isAllowed(TrustRegisterTests.file, content: bytes("a")))
        }
    }

    @Test("needs a home, and says so")
    func noHome() {
        let register = TrustRegister(world([:]))
        #expect(!register.isAllowed(TrustRegisterTests.file, content: bytes("a")))
        #expect(throws: Failure("HOME is not set, so nothing can be allowed", hint: "export HOME=/home/you")) {
            try register.allow(TrustRegisterTests.file, content: bytes("a"), exports: [])
        }
    }
}
