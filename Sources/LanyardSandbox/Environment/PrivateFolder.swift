import Glibc
import LanyardCore
import LanyardSystem

/// The folders of one sandbox, all 0700.
struct PrivateFolder: Sendable {
    let path: String

    /// A new temporary folder.
    init(temporaryIn environment: Environment) throws(Failure) {
        // Sockets are made in it, and their paths may have 107 bytes at most (unix(7)).
        let wished = environment["TMPDIR"].flatMap { $0.hasPrefix("/") && $0.utf8.count <= 50 ? $0 : nil }
        var template = Array(((wished ?? "/tmp") + Remains.folderMark + "XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else {
            throw Failure("cannot make a folder in \(visible(wished ?? "/tmp")): \(FileError(errno: errno).reason)")
        }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        try makeParts()
    }

    /// A folder that the caller names, and which stays.
    init(_ path: String) throws(Failure) {
        let here = path.hasPrefix("/") ? "" : (Files.live.currentFolder() ?? "") + "/"
        self.path = here + path
        try PrivateFolder.make(self.path)
        try makeParts()
    }

    var home: String { path + "/home" }
    var runtime: String { path + "/runtime" }
    var certificates: String { path + "/ca.pem" }
    /// What the programs beside the command have to say.
    var serviceLog: String { path + "/services.log" }
    var gcloud: String { home + "/.config/gcloud" }

    private func makeParts() throws(Failure) {
        let folders = [
            home, runtime, home + "/.config", home + "/.local", home + "/.local/share",
            home + "/.local/state", home + "/.cache", gcloud,
        ]
        for folder in folders { try PrivateFolder.make(folder) }
    }

    private static func make(_ path: String) throws(Failure) {
        do throws(FileError) {
            try Files.live.makeFolder(path, 0o700)
        } catch {
            throw error.failure("make", path)
        }
    }

    /// Writes a file that only its owner may read.
    func write(_ path: String, _ text: String) throws(Failure) {
        do throws(FileError) {
            try Files.live.makeFolder(folder(of: path), 0o700)
            try Files.live.replace(path, Array(text.utf8), 0o600)
        } catch {
            throw error.failure("write", path)
        }
    }
}
