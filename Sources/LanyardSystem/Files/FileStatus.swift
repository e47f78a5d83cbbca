import Glibc

/// What stat(2) tells of a file.
package struct FileStatus: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        case regular
        case folder
        case symbolicLink
        case other
    }

    package var kind: Kind
    package var owner: UInt32
    /// Permission bits, 0o7777 at most.
    package var permissions: UInt32
    /// Bytes.
    package var size: Int
    package var device: UInt64
    package var inode: UInt64
    /// Nanoseconds since 1970.
    package var modified: Int

    package init(
        kind: Kind,
        owner: UInt32,
        permissions: UInt32,
        size: Int,
        device: UInt64,
        inode: UInt64,
        modified: Int
    ) {
        self.kind = kind
        self.owner = owner
        self.permissions = permissions
        self.size = size
        self.device = device
        self.inode = inode
        self.modified = modified
    }

    /// Whether both tell of one file, whatever it was called.
    package func isSameFile(as other: FileStatus?) -> Bool {
        device == other?.device && inode == other?.inode
    }

    init(_ status: stat) {
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .folder
            case S_IFLNK: .symbolicLink
            default: .other
            }
        owner = status.st_uid
        permissions = status.st_mode & 0o7777
        size = status.st_size
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        modified = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
    }
}
