import Foundation
import Glibc
import Testing

@testable import LanyardSandbox

@Suite("Sockets in the file system")
struct UnixSocketTests {
    @Test("are listened to only once somebody listens, not as soon as there is a file")
    func listening() throws {
        let path = FileManager.default.temporaryDirectory.path + "/lanyard-test-\(UInt32.random(in: 0 ... .max)).socket"
        defer { unlink(path) }
        #expect(!UnixSocket.isListening(path))
        let server = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(server) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(server, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(bound == 0)
        #expect(!UnixSocket.isListening(path))
        try #require(listen(server, 1) == 0)
        #expect(UnixSocket.isListening(path))
    }

    @Test("whose path is too long are none")
    func long() {
        #expect(!UnixSocket.isListening("/tmp/" + String(repeating: "x", count: 200)))
    }
}
