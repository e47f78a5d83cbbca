import Foundation

/// A proxy on loopback that takes down the first request and refuses it.
final class RefusingProxy: Sendable {
    let port: Int
    private let listener: Int32

    init() throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isOpen = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                listener >= 0 && bind(listener, $0, size) == 0 && listen(listener, 5) == 0
                    && getsockname(listener, $0, &size) == 0
            }
        }
        guard isOpen else { throw CocoaError(.fileNoSuchFile) }
        self.listener = listener
        port = Int(UInt16(bigEndian: address.sin_port))
        // It answers while the test waits for the program that asks.
        let answering = Thread { [taken] in RefusingProxy.serve(listener, taken) }
        answering.start()
    }

    private let taken = Shared("")

    deinit {
        close(listener)
    }

    /// What was asked; empty where nobody came.
    func request() -> String { taken.value }

    private static func serve(_ listener: Int32, _ taken: Shared<String>) {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        defer { close(connection) }
        var text = ""
        var chunk = [UInt8](repeating: 0, count: 4096)
        while !text.contains("\r\n\r\n") {
            let count = read(connection, &chunk, chunk.count)
            guard count > 0 else { break }
            text += String(decoding: chunk[..<count], as: UTF8.self)
        }
        // Before the answer: with it the program ends, and the test looks.
        taken.value = text
        let answer = Array("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".utf8)
        _ = write(connection, answer, answer.count)
    }
}
