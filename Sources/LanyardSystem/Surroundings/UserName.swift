import LanyardCore

/// Who runs this, as whoami(1) prints it.
enum UserName {
    private static let path = "/etc/passwd"
    /// Bytes.
    private static let limit = 1 << 20

    /// By passwd(5) alone: the name services of glibc cannot be loaded by a static program.
    static func answer(_ world: World) -> Answer {
        let content = (try? world.files.read(path, limit)) ?? []
        for line in content.split(separator: UInt8(ascii: "\n")) {
            let fields = line.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
            guard fields.count >= 3, String(decoding: fields[2], as: UTF8.self) == String(world.user) else { continue }
            return .output(ByteString(Array(fields[0]) + [UInt8(ascii: "\n")]))
        }
        return .unknown("/etc/passwd does not name the user \(world.user)")
    }
}
