import Glibc

/// A file without a name: a pipe would have to be emptied while its writer works, and another child could inherit it.
struct ScratchFile {
    let descriptor: Int32

    init() throws {
        let path = "/tmp/lanyard-test.\(getpid()).\(UInt64.random(in: 0...UInt64.max))"
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw RealBash.Problem(call: "open", code: errno) }
        unlink(path)
    }

    func close() {
        Glibc.close(descriptor)
    }

    /// All of it, and back to its beginning.
    func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw RealBash.Problem(call: "write", code: errno) }
            rest = rest.dropFirst(count)
        }
        lseek(descriptor, 0, SEEK_SET)
    }

    func read() throws -> [UInt8] {
        let size = Int(lseek(descriptor, 0, SEEK_END))
        lseek(descriptor, 0, SEEK_SET)
        var bytes = [UInt8](repeating: 0, count: max(0, size))
        var position = 0
        while position < bytes.count {
            let count = bytes[position...].withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw RealBash.Problem(call: "read", code: errno) }
            position += count
        }
        return bytes
    }
}
