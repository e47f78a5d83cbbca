import Glibc

extension Files {
    package enum Access: Sendable {
        case read, write, execute
    }

    /// access(2): what the caller may do with a file.
    package func isAccessible(_ path: String, _ access: Access) -> Bool {
        let mode =
            switch access {
            case .read: R_OK
            case .write: W_OK
            case .execute: X_OK
            }
        return Glibc.access(path, mode) == 0
    }
}
