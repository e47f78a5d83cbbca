import LanyardCore

/// A file that env.sh may read: in its own folder, a regular one, no link, and nobody else's.
struct FileBeside {
    /// Bytes.
    static let sizeLimit = 1 << 20

    let world: World
    /// Of env.sh.
    let folder: String

    func read(_ bytes: ByteString) throws(Surroundings.Unreadable) -> [UInt8] {
        guard let path = String(validating: bytes.bytes, as: UTF8.self) else {
            throw Surroundings.Unreadable("its name is not UTF-8")
        }
        guard let status = world.files.status(path, false) else {
            throw Surroundings.Unreadable("there is no such file", isMissing: world.files.status(path, true) == nil)
        }
        guard status.kind == .regular else { throw Surroundings.Unreadable("it is no regular file") }
        guard world.files.canonical(LanyardSystem.folder(of: path)) == world.files.canonical(folder) else {
            throw Surroundings.Unreadable("it is in another folder")
        }
        guard status.owner == world.user || status.owner == 0 else {
            throw Surroundings.Unreadable("it belongs to somebody else")
        }
        guard status.permissions & 0o002 == 0 else { throw Surroundings.Unreadable("everybody may write it") }
        do throws(FileError) {
            let (opened, content) = try world.files.readWithStatus(path, FileBeside.sizeLimit)
            // What bears the name by now need not be what was looked at.
            guard opened.isSameFile(as: status) else { throw FileError.notRegular }
            return content
        } catch {
            throw Surroundings.Unreadable(error.reason)
        }
    }
}

extension Surroundings.FileFacts {
    static func live(_ bytes: ByteString, _ followingLinks: Bool, _ world: World) -> Surroundings.FileFacts? {
        guard let path = String(validating: bytes.bytes, as: UTF8.self),
            let status = world.files.status(path, followingLinks)
        else { return nil }
        let kind: Kind =
            switch status.kind {
            case .regular: .regular
            case .folder: .folder
            case .symbolicLink: .link
            case .other: .other
            }
        return Surroundings.FileFacts(
            kind: kind,
            size: status.size,
            isReadable: world.files.isAccessible(path, .read),
            isWritable: world.files.isAccessible(path, .write),
            isExecutable: world.files.isAccessible(path, .execute)
        )
    }
}
