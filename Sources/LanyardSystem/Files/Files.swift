/// The file system.
package struct Files: Sendable {
    /// The bytes of a regular file of at most `limit` bytes, opened without blocking: a FIFO or device is refused. Not
    /// for files of /proc that may be longer than a page: those come in parts.
    package var read: @Sendable (_ path: String, _ limit: Int) throws(FileError) -> [UInt8]
    /// Bytes and status of one and the same open file, whatever the file system.
    package var readWithStatus: @Sendable (_ path: String, _ limit: Int) throws(FileError) -> (FileStatus, [UInt8])
    /// stat(2), or lstat(2) where links are not followed; nil where there is nothing (or nothing that we may see).
    package var status: @Sendable (_ path: String, _ followingLinks: Bool) -> FileStatus?
    /// Puts new content in a file's place at once: temporary file beside it, fsync, rename. Never follows a link.
    package var replace: @Sendable (_ path: String, _ content: [UInt8], _ permissions: UInt32) throws(FileError) -> Void
    /// Makes a folder and those above it; one that exists is left as it is.
    package var makeFolder: @Sendable (_ path: String, _ permissions: UInt32) throws(FileError) -> Void
    package var remove: @Sendable (_ path: String) throws(FileError) -> Void
    /// Names in a folder, sorted, without `.` and `..`.
    package var list: @Sendable (_ path: String) throws(FileError) -> [String]
    /// Where a symbolic link points, as it is written.
    package var linkTarget: @Sendable (_ path: String) -> String?
    package var currentFolder: @Sendable () -> String?
    /// When a regular file of that user was last accessed, in seconds since 1970; nil where there is none.
    package var accessed: @Sendable (_ path: String, _ owner: UInt32) -> Int?
    /// Sets the time of a file's last access to now, and nothing else; a link is not followed.
    package var markAccess: @Sendable (_ path: String) -> Void

    package init(
        read: @escaping @Sendable (_ path: String, _ limit: Int) throws(FileError) -> [UInt8],
        readWithStatus: @escaping @Sendable (_ path: String, _ limit: Int) throws(FileError) -> (FileStatus, [UInt8]),
        status: @escaping @Sendable (_ path: String, _ followingLinks: Bool) -> FileStatus?,
        replace:
            @escaping @Sendable (_ path: String, _ content: [UInt8], _ permissions: UInt32) throws(FileError) -> Void,
        makeFolder: @escaping @Sendable (_ path: String, _ permissions: UInt32) throws(FileError) -> Void,
        remove: @escaping @Sendable (_ path: String) throws(FileError) -> Void,
        list: @escaping @Sendable (_ path: String) throws(FileError) -> [String],
        linkTarget: @escaping @Sendable (_ path: String) -> String?,
        currentFolder: @escaping @Sendable () -> String?,
        accessed: @escaping @Sendable (_ path: String, _ owner: UInt32) -> Int?,
        markAccess: @escaping @Sendable (_ path: String) -> Void
    ) {
        self.read = read
        self.readWithStatus = readWithStatus
        self.status = status
        self.replace = replace
        self.makeFolder = makeFolder
        self.remove = remove
        self.list = list
        self.linkTarget = linkTarget
        self.currentFolder = currentFolder
        self.accessed = accessed
        self.markAccess = markAccess
    }

    /// Names in a folder as ``list`` gives them; none where it cannot be read.
    package func namesIfReadable(in path: String) -> [String] {
        (try? list(path)) ?? []
    }

    /// The bytes of a file, or nil where there is none; any other trouble is thrown.
    package func readIfPresent(_ path: String, limit: Int) throws(FileError) -> [UInt8]? {
        do {
            return try read(path, limit)
        } catch .missing {
            return nil
        }
    }
}
