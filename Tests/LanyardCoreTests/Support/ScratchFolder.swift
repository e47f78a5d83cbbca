import Glibc
import LanyardCore
import Testing

/// A temporary folder of a test's own, and what an env.sh in it may see of the world.
final class ScratchFolder {
    let path: String

    init() throws {
        var template = Array("/tmp/lanyard-XXXXXX".utf8CString)
        try #require(mkdtemp(&template) != nil)
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        for name in ScratchFolder.names(in: path) where unlink(path + "/" + name) != 0 { rmdir(path + "/" + name) }
        rmdir(path)
    }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        let file = open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        try #require(file >= 0)
        defer { close(file) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            try #require(count > 0)
            rest = rest.dropFirst(count)
        }
    }

    private static func names(in path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
            )
        }
        return names
    }

    /// Real files, no answers.
    func surroundings(_ environment: @escaping (String) -> ByteString?, sourcePath: String) -> Surroundings {
        var surroundings = Surroundings(
            environment: environment,
            workingFolder: { [path] in ByteString(path) },
            read: { (path) throws(Surroundings.Unreadable) in
                guard let content = ScratchFolder.content(of: path.text) else {
                    let isMissing = ScratchFolder.facts(path.text, true) == nil
                    throw Surroundings.Unreadable("it cannot be read", isMissing: isMissing)
                }
                return content
            },
            status: { path, followingLinks in ScratchFolder.facts(path.text, followingLinks) },
            answer: { _ in .unknown("nothing is asked here") }
        )
        surroundings.sourcePath = { ByteString(sourcePath) }
        return surroundings
    }

    private static func content(of path: String) -> [UInt8]? {
        let file = open(path, O_RDONLY)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(file, &buffer, buffer.count)
            guard count > 0 else { return count == 0 ? content : nil }
            content += buffer[..<count]
        }
    }

    private static func facts(_ path: String, _ followingLinks: Bool) -> Surroundings.FileFacts? {
        var status = stat()
        guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
        let kind: Surroundings.FileFacts.Kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .folder
            case S_IFLNK: .link
            default: .other
            }
        return Surroundings.FileFacts(
            kind: kind,
            size: status.st_size,
            isReadable: access(path, R_OK) == 0,
            isWritable: access(path, W_OK) == 0,
            isExecutable: access(path, X_OK) == 0
        )
    }
}
