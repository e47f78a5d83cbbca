import Glibc
import LanyardCore
import LanyardSystem

/// Debian's `docker-registry` on loopback, which lets in whoever has a token of our realm.
struct PrivateRegistry {
    static let program = "docker-registry"

    /// The name by which it calls itself at the realm.
    static let service = "lanyard-sandbox"

    /// `127.0.0.1:PORT`
    let host: String

    /// - Parameter realm: the URL of the stand-in.
    init(
        in folder: PrivateFolder,
        realm: String,
        authority: ThrowAwayAuthority,
        _ environment: Environment
    ) throws(Failure) {
        guard let program = ProgramSearch.find(PrivateRegistry.program, in: environment) else {
            throw Failure(
                "\(PrivateRegistry.program) is not installed",
                hint: "sudo apt-get install \(PrivateRegistry.program)",
                exitCode: .unavailable
            )
        }
        let parts = RegistryFiles(folder: folder)
        try parts.writeCertificate(authority)
        // It cannot tell which port it took, so that one is chosen before: another program may be faster.
        for _ in 0..<5 {
            let port = try PrivateRegistry.freePort()
            try parts.writeConfiguration(port: port, realm: realm + "/v2/token")
            let service = try Service(
                program,
                ["serve", parts.configuration],
                environment: environment,
                log: folder.serviceLog
            )
            if service.becomes({ PrivateRegistry.listens(on: port) }) {
                host = "127.0.0.1:\(port)"
                return
            }
        }
        throw Failure("\(PrivateRegistry.program) does not start", exitCode: .unavailable)
    }

    private static func freePort() throws(Failure) -> Int {
        var address = loopback(port: 0)
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, length) == 0 && getsockname(socket, $0, &length) == 0
            }
        }
        guard result else { throw Failure("there is no free port on 127.0.0.1", exitCode: .unavailable) }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    private static func listens(on port: Int) -> Bool {
        var address = loopback(port: port)
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    private static func loopback(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        return address
    }
}
