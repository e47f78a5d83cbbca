import CProcess
import Glibc

/// An open file descriptor that somebody else closes.
package struct Descriptor: Sendable {
    package let number: Int32

    package init(_ number: Int32) {
        self.number = number
    }

    /// Opens, close-on-exec always.
    package static func open(_ path: String, _ flags: Int32, mode: UInt32 = 0) throws(FileError) -> Descriptor {
        while true {
            let number = lanyard_open(path, flags, mode)
            if number >= 0 { return Descriptor(number) }
            if errno != EINTR { throw FileError(errno: errno) }
        }
    }

    /// Reads to the end, or to one byte more than `limit`, so that the caller can tell that it is too long.
    package func readAll(limit: Int) throws(FileError) -> [UInt8] {
        var content: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16384)
        while content.count <= limit {
            let room = min(chunk.count, limit + 1 - content.count)
            let count = read(number, &chunk, room)
            if count < 0 {
                if errno == EINTR { continue }
                throw FileError(errno: errno)
            }
            if count == 0 { break }
            content += chunk[..<count]
        }
        return content
    }

    package func writeAll(_ bytes: [UInt8]) throws(FileError) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { write(number, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileError(errno: errno)
            }
            written += count
        }
    }

    package func close() {
        _ = Glibc.close(number)
    }

    package func status() throws(FileError) -> FileStatus {
        var status = stat()
        guard fstat(number, &status) == 0 else { throw FileError(errno: errno) }
        return FileStatus(status)
    }
}
