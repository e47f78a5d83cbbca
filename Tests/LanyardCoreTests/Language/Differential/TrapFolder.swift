import Glibc
import Testing

/// A PATH of traps: each program of this machine's by its name, and all that it does is to write down that it was started.
/// Those for which Lanyard answers are the real ones.
final class TrapFolder {
    let path: String
    /// What has been started, by any bash that has ``path`` for its PATH, or that has been told of ``handler``.
    private let record: String

    private static let answered = ["dirname", "basename", "cat"]

    init() throws {
        var template = Array("/tmp/lanyard-traps-XXXXXX".utf8CString)
        try #require(mkdtemp(&template) != nil)
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        record = path + "/.record"
        let trap = path + "/.trap"
        let file = open(trap, O_WRONLY | O_CREAT | O_EXCL, 0o700)
        try #require(file >= 0)
        let text = Array("#!/bin/sh\nprintf '%s\\n' \"$0\" >>'\(record)'\n".utf8)
        let count = text.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
        close(file)
        try #require(count == text.count)
        for folder in ["/usr/bin", "/bin"] {
            for name in try TrapFolder.names(in: folder) {
                let isAnswered = TrapFolder.answered.contains(name)
                // The second folder has many of the first one's names.
                _ = symlink(isAnswered ? folder + "/" + name : trap, path + "/" + name)
            }
        }
        for name in TrapFolder.answered + ["ls", "rm"] { try #require(access(path + "/" + name, X_OK) == 0) }
    }

    deinit {
        for name in (try? TrapFolder.names(in: path)) ?? [] { unlink(path + "/" + name) }
        for name in [".trap", ".record"] { unlink(path + "/" + name) }
        rmdir(path)
    }

    /// A function of bash's that writes down what PATH does not hold.
    var handler: String { "command_not_found_handle() { printf '%s\\n' \"$1\" >>'\(record)'; return 127; }" }

    /// The programs that were started, each as often as it was.
    func started() -> [String] {
        guard let file = fopen(record, "r") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        while case let byte = getc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
        return bytes.split(separator: 10).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Without hidden ones.
    private static func names(in path: String) throws -> [String] {
        let folder = try #require(opendir(path))
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }
}
