import Glibc

/// Standard input, output and error.
package struct Streams: Sendable {
    package enum Stream: Int32, Sendable {
        case input = 0
        case output = 1
        case error = 2
    }

    /// Reads standard input to its end, or to one byte more than `limit`.
    package var read: @Sendable (_ limit: Int) -> [UInt8]
    /// Reads standard input up to a newline (left out), its end or `limit`; nil at its end.
    package var readLine: @Sendable (_ limit: Int) -> [UInt8]?
    /// Writes all of it; why it could not: a reader that has gone, a disk that is full. Nil: it is written.
    package var write: @Sendable (_ bytes: [UInt8], _ to: Stream) -> FileError?
    package var isTerminal: @Sendable (Stream) -> Bool

    package init(
        read: @escaping @Sendable (_ limit: Int) -> [UInt8],
        readLine: @escaping @Sendable (_ limit: Int) -> [UInt8]?,
        write: @escaping @Sendable (_ bytes: [UInt8], _ to: Stream) -> FileError?,
        isTerminal: @escaping @Sendable (Stream) -> Bool
    ) {
        self.read = read
        self.readLine = readLine
        self.write = write
        self.isTerminal = isTerminal
    }

    package static let live = Streams(
        read: { limit in (try? Descriptor(0).readAll(limit: limit)) ?? [] },
        readLine: { limit in readLineLive(limit) },
        write: { bytes, stream in
            do throws(FileError) {
                try Descriptor(stream.rawValue).writeAll(bytes)
                return nil
            } catch {
                return error
            }
        },
        isTerminal: { isatty($0.rawValue) == 1 }
    )

    private static func readLineLive(_ limit: Int) -> [UInt8]? {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        // Byte by byte, for what follows the line belongs to the next reader.
        while line.count < limit {
            switch Glibc.read(0, &byte, 1) {
            case 1 where byte == UInt8(ascii: "\n"): return line
            case 1: line.append(byte)
            case -1 where errno == EINTR: continue
            default: return line.isEmpty ? nil : line
            }
        }
        return line
    }
}
