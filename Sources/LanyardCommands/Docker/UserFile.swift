import LanyardCore
import LanyardSystem

/// A file of the user's, or of another program's, in which a few bytes are ours: links are followed, its mode is kept,
/// and nothing is written where another user or a read-only bit says no.
struct UserFile {
    let world: World
    /// As the user knows it.
    let path: String
    /// Bytes of the largest file that is edited.
    let sizeLimit: Int

    /// Secrets may come to stand in it, whoever writes them.
    private static let permissions: UInt32 = 0o600
    private static let folderPermissions: UInt32 = 0o700

    /// The file as it was found.
    struct Found {
        /// Nil: there is none.
        var bytes: [UInt8]?
        fileprivate var target: String
        fileprivate var status: FileStatus?
    }

    func find() throws(Failure) -> Found {
        guard let target = world.files.destination(path) else {
            throw Failure(
                "\(visible(path)) is a symbolic link that leads in a circle",
                hint: "remove the link, or let it lead to a file"
            )
        }
        do throws(FileError) {
            let (status, bytes) = try world.files.readWithStatus(target, sizeLimit)
            return Found(bytes: bytes, target: target, status: status)
        } catch .missing {
            return Found(bytes: nil, target: target, status: nil)
        } catch {
            throw error.failure("read", path)
        }
    }

    /// Puts new content in its place, or takes the file away; false where somebody else has changed it since.
    func replace(_ found: Found, with bytes: [UInt8]?) throws(Failure) -> Bool {
        try check(found)
        guard world.files.status(found.target, true) == found.status else { return false }
        do throws(FileError) {
            guard let bytes else {
                try world.files.remove(found.target)
                return true
            }
            if found.status == nil {
                try world.files.makeFolder(folder(of: found.target), UserFile.folderPermissions)
            }
            try world.files.replace(found.target, bytes, found.status?.permissions ?? UserFile.permissions)
            return true
        } catch {
            throw error.failure("write", path)
        }
    }

    private func check(_ found: Found) throws(Failure) {
        guard let status = found.status else { return try world.requireOwn(folder(of: found.target), for: path) }
        guard status.owner == world.user else {
            throw Failure(
                "\(visible(path)) belongs to another user, and is left as it is",
                hint: "run it as that user, or set HOME to your own"
            )
        }
        // Whoever made it read-only meant it, though a rename would get round that.
        guard status.permissions & 0o200 != 0 else {
            throw Failure("\(visible(path)) is read-only, and is left as it is", hint: "chmod u+w it first")
        }
    }
}
