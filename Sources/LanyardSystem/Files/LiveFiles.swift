import CProcess
import Glibc
import LanyardCore

extension Files {
    package static let live = Files(
        read: { path, limit throws(FileError) in try readContent(path, limit) },
        readWithStatus: { path, limit throws(FileError) in try readRegular(path, limit) },
        status: { path, followingLinks in
            var status = Glibc.stat()
            let result = followingLinks ? stat(path, &status) : lstat(path, &status)
            return result == 0 ? FileStatus(status) : nil
        },
        replace: { path, content, permissions throws(FileError) in
            try replaceFile(path, content, permissions)
        },
        makeFolder: { path, permissions throws(FileError) in try makeFolders(path, permissions) },
        remove: { path throws(FileError) in
            guard unlink(path) == 0 else { throw FileError(errno: errno) }
        },
        list: { path throws(FileError) in try names(in: path) },
        linkTarget: { path in
            withUnsafeTemporaryAllocation(byteCount: Int(PATH_MAX), alignment: 1) { buffer in
                guard let start = buffer.baseAddress else { return nil }
                let count = readlink(path, start.assumingMemoryBound(to: CChar.self), buffer.count)
                return count < 0 ? nil : String(decoding: buffer[..<count], as: UTF8.self)
            }
        },
        currentFolder: {
            guard let pointer = getcwd(nil, 0) else { return nil }
            defer { free(pointer) }
            return String(cString: pointer)
        },
        accessed: { path, owner in
            var status = Glibc.stat()
            guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == owner else {
                return nil
            }
            return status.st_atim.tv_sec
        },
        markAccess: { path in
            // UTIME_NOW and UTIME_OMIT of <sys/stat.h>, which are casts that Swift does not import.
            let times = [timespec(tv_sec: 0, tv_nsec: (1 << 30) - 1), timespec(tv_sec: 0, tv_nsec: (1 << 30) - 2)]
            utimensat(AT_FDCWD, path, times, AT_SYMLINK_NOFOLLOW)
        }
    )

    /// Bytes that most files of settings do not fill.
    private static let firstBlock = 4096

    private static func readContent(_ path: String, _ limit: Int) throws(FileError) -> [UInt8] {
        let file = try open(path)
        defer { file.close() }
        let asked = min(firstBlock, limit + 1)
        let start = try file.readStart(atMost: asked)
        // A regular file gives less than is asked for only at its end (POSIX, read()), and what gives nothing back, or
        // no end of bytes (/dev/null, /dev/zero), has not told yet what it is.
        if !start.isEmpty, start.count < asked { return start }
        return try readRegular(file, limit).1
    }

    private static func readRegular(_ path: String, _ limit: Int) throws(FileError) -> (FileStatus, [UInt8]) {
        let file = try open(path)
        defer { file.close() }
        return try readRegular(file, limit)
    }

    /// Without waiting for the writer of a FIFO, and without a terminal becoming ours.
    private static func open(_ path: String) throws(FileError) -> Descriptor {
        try Descriptor.open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
    }

    private static func readRegular(_ file: Descriptor, _ limit: Int) throws(FileError) -> (FileStatus, [UInt8]) {
        let status = try file.status()
        guard status.kind == .regular else { throw .notRegular }
        guard status.size <= limit else { throw .tooLarge(limit: limit) }
        let content = try file.readAll(limit: limit, expected: status.size, isSized: status.size > 0)
        guard content.count <= limit else { throw .tooLarge(limit: limit) }
        return (status, content)
    }

    private static func replaceFile(_ path: String, _ content: [UInt8], _ permissions: UInt32) throws(FileError) {
        var template = Array((path + ".XXXXXX").utf8CString)
        let number = lanyard_make_temporary(&template)
        guard number >= 0 else { throw FileError(errno: errno) }
        let file = Descriptor(number)
        do throws(FileError) {
            defer { file.close() }
            guard fchmod(number, keepGroup(of: path, number) ? permissions : permissions & ~0o070) == 0 else {
                throw FileError(errno: errno)
            }
            try file.writeAll(content)
            guard fsync(number) == 0 else { throw FileError(errno: errno) }
            guard rename(template, path) == 0 else { throw FileError(errno: errno) }
        } catch {
            unlink(template)
            throw error
        }
    }

    /// Gives a file the group of another one, whose place or content it takes; false where that cannot be done.
    static func keepGroup(of path: String, _ number: Int32) -> Bool {
        var old = Glibc.stat()
        var new = Glibc.stat()
        guard stat(path, &old) == 0, fstat(number, &new) == 0, old.st_gid != new.st_gid else { return true }
        return fchown(number, uid_t.max, old.st_gid) == 0
    }

    private static func makeFolders(_ path: String, _ permissions: UInt32) throws(FileError) {
        if try makeOneFolder(path, permissions) { return }
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { throw .missing }
        try makeFolders(String(path[..<slash]), permissions)
        guard try makeOneFolder(path, permissions) else { throw .missing }
    }

    /// False where there is no folder above it.
    private static func makeOneFolder(_ path: String, _ permissions: UInt32) throws(FileError) -> Bool {
        guard mkdir(path, permissions) == 0 else {
            switch errno {
            case EEXIST:
                // Another process has made it a moment ago, under such a umask.
                if let made = Files.live.status(path, false), made.permissions & 0o777 == 0 {
                    makeUsable(made, path, permissions)
                }
                return true
            case ENOENT: return false
            default: throw FileError(errno: errno)
            }
        }
        // Whatever the umask, a folder is of use to its owner; what others may do there is the umask's to say.
        if let made = Files.live.status(path, false) { makeUsable(made, path, permissions) }
        return true
    }

    private static func makeUsable(_ made: FileStatus, _ path: String, _ permissions: UInt32) {
        guard made.kind == .folder, made.owner == geteuid(), made.permissions & 0o700 != permissions & 0o700 else {
            return
        }
        chmod(path, made.permissions | permissions & 0o700)
    }

    private static func names(in path: String) throws(FileError) -> [String] {
        guard let folder = opendir(path) else { throw FileError(errno: errno) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}
