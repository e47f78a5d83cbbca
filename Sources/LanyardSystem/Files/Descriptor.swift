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
    ///
    /// - Parameters:
    ///   - expected: bytes that are probably there.
    ///   - isSized: the file has told its size, and a read of all that gives no more has met the end.
    package func readAll(limit: Int, expected: Int = 2048, isSized: Bool = false) throws(FileError) -> [UInt8] {
        var content: [UInt8] = []
        var room = expected + 1
        while content.count <= limit {
            let asked = min(room, limit + 1 - content.count)
            let chunk = try readOnce(atMost: asked)
            if chunk.isEmpty { break }
            if content.isEmpty { content = chunk } else { content += chunk }
            if isSized, content.count >= expected, chunk.count < asked { break }
            // A block that was not filled is followed by the end as a rule: no memory need be had for more.
            if chunk.count == asked { room = max(room, 1 << 16) }
        }
        return content
    }

    /// The first bytes of the file, wherever it has been read to; throws `notRegular` where there is no going back.
    package func readStart(atMost room: Int) throws(FileError) -> [UInt8] {
        try readOnce(atMost: room, fromStart: true)
    }

    /// Empty at the end.
    private func readOnce(atMost room: Int, fromStart: Bool = false) throws(FileError) -> [UInt8] {
        var code: Int32 = 0
        let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            var result = 0
            repeat {
                let start = buffer.baseAddress
                result = fromStart ? pread(number, start, room, 0) : read(number, start, room)
            } while result < 0 && errno == EINTR
            if result < 0 { code = errno }
            count = max(0, result)
        }
        guard code == 0 else { throw FileError(errno: code) }
        return chunk
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
