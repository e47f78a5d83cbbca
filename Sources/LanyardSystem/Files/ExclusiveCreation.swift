import CProcess
import Glibc

extension Files {
    /// Makes a new file with that content; throws where anything bears the name already, be it a link to nowhere.
    ///
    /// - Parameter groupOf: a file whose group it gets; where that cannot be, no group may read it.
    package func createExclusively(
        _ path: String,
        _ content: [UInt8],
        _ permissions: UInt32,
        groupOf other: String? = nil
    ) throws(FileError) {
        let number = lanyard_open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, permissions)
        guard number >= 0 else { throw FileError(errno: errno) }
        let file = Descriptor(number)
        do throws(FileError) {
            defer { file.close() }
            let keepsGroup = other.map { Files.keepGroup(of: $0, number) } ?? true
            guard fchmod(number, keepsGroup ? permissions : permissions & ~0o070) == 0 else {
                throw FileError(errno: errno)
            }
            try file.writeAll(content)
            guard fsync(number) == 0 else { throw FileError(errno: errno) }
        } catch {
            unlink(path)
            throw error
        }
    }
}
