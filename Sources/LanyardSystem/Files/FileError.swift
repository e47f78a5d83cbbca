import Glibc
package import LanyardCore

/// Why a file could not be read or written.
package enum FileError: Error, Equatable, Sendable {
    case missing
    case notPermitted
    /// A folder, a FIFO, a device: something that is no regular file.
    case notRegular
    /// More bytes than the reader's limit.
    case tooLarge(limit: Int)
    case system(errno: Int32)

    package init(errno code: Int32) {
        switch code {
        case ENOENT, ENOTDIR: self = .missing
        case EACCES, EPERM: self = .notPermitted
        // pread(2): a FIFO, a terminal, anything without a position.
        case EISDIR, ESPIPE: self = .notRegular
        default: self = .system(errno: code)
        }
    }

    /// The reason in words, to stand behind a path: `no such file`.
    package var reason: String {
        switch self {
        case .missing: "no such file"
        case .notPermitted: "permission denied"
        case .notRegular: "not a regular file"
        case .tooLarge(let limit): "larger than \(limit) bytes"
        case .system(let code): String(cString: strerror(code)).lowercased()
        }
    }

    /// What to do about it, whichever file it is; nil where that depends on the file.
    package var remedy: String? {
        switch self {
        case .system(ENOSPC), .system(EDQUOT): "make room on the disk first: df -h"
        case .system(EMFILE), .system(ENFILE): "allow more open files where the limit is set: ulimit -n"
        // Of fork(2) and of threads.
        case .system(EAGAIN): "allow more processes where the limit is set (ulimit -u), or end some of them first"
        case .system(EFBIG): "allow larger files where the limit is set: ulimit -f"
        default: nil
        }
    }

    private func hint(_ verb: String, _ path: String) -> String {
        if let remedy { return remedy }
        let place = posixQuoted(path)
        return switch self {
        case .missing: "is the path right, and is everything above it a folder? \(place)"
        // A name is its folder's.
        case .notPermitted where verb == "remove":
            "may you change what is in its folder? ls -ld \(posixQuoted(folder(of: path)))"
        case .notPermitted: "may you \(verb) it? ls -ld \(place)"
        case .notRegular: "put a plain file in its place, or name another path: ls -ld \(place)"
        case .tooLarge: "is it the file that you mean? ls -l \(place)"
        case .system(ELOOP): "a link leads back to itself: ls -l \(place)"
        case .system: "look at what stands there: ls -ld \(place)"
        }
    }

    /// Whether nothing is wrong with the file: this process or the machine has no descriptor left.
    package var isShortage: Bool {
        self == .system(errno: EMFILE) || self == .system(errno: ENFILE)
    }

    /// A failure for a person: `cannot read env.sh: no such file`.
    package func failure(_ verb: String, _ path: String, exitCode: ExitCode = .failed) -> Failure {
        let exitCode = isShortage ? .unavailable : exitCode
        return Failure(
            "cannot \(verb) \(visible(path)): \(reason)",
            hint: hint(verb, path),
            exitCode: exitCode
        )
    }
}
