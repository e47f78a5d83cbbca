import CKeyring
import Glibc

/// The user's keyring in the Linux kernel, keyrings(7): memory only, and a key goes by itself at its timeout.
package struct KernelKeyring: Sendable {
    /// The payload of the key with that description; nil where there is none, or it has expired or been revoked.
    package var read: @Sendable (_ description: String) throws(KeyringError) -> [UInt8]?
    /// Stores a payload (32,767 bytes at most) for `seconds`, in place of the key that has that description.
    package var store:
        @Sendable (_ description: String, _ payload: [UInt8], _ seconds: Int) throws(KeyringError) -> Void
    /// Forgets a key; one that is not there is fine.
    package var remove: @Sendable (_ description: String) throws(KeyringError) -> Void
    /// The descriptions of all live keys that start with `prefix`, sorted.
    package var list: @Sendable (_ prefix: String) throws(KeyringError) -> [String]
    /// How many live keys there are that do not even tell us their description.
    package var hidden: @Sendable () throws(KeyringError) -> Int

    package init(
        read: @escaping @Sendable (_ description: String) throws(KeyringError) -> [UInt8]?,
        store:
            @escaping @Sendable (_ description: String, _ payload: [UInt8], _ seconds: Int) throws(KeyringError) -> Void,
        remove: @escaping @Sendable (_ description: String) throws(KeyringError) -> Void,
        list: @escaping @Sendable (_ prefix: String) throws(KeyringError) -> [String],
        hidden: @escaping @Sendable () throws(KeyringError) -> Int
    ) {
        self.read = read
        self.store = store
        self.remove = remove
        self.list = list
        self.hidden = hidden
    }
}

/// Why the kernel refused.
package enum KeyringError: Error, Equatable, Sendable {
    /// The kernel has no keyrings, or a container forbids them.
    case unavailable(errno: Int32)
    /// The user's quota is used up (EDQUOT; 20,000 bytes for an ordinary user).
    case full
    case system(errno: Int32)

    /// Why the first call was refused.
    init(errno code: Int32) {
        switch code {
        case ENOSYS, EPERM, EACCES, EOPNOTSUPP: self = .unavailable(errno: code)
        case EDQUOT: self = .full
        default: self = .system(errno: code)
        }
    }

    /// Why a call was refused after others were not: there are keyrings, and we may use them.
    init(refusal code: Int32) {
        self = code == EDQUOT ? .full : .system(errno: code)
    }

    /// Whether there are no keyrings at all; else they may be there for others.
    package var isAbsence: Bool {
        self == .unavailable(errno: ENOSYS) || self == .unavailable(errno: EOPNOTSUPP)
    }

    package var reason: String {
        switch self {
        case .unavailable(let code): "not available (\(String(cString: strerror(code)).lowercased()))"
        case .full: "the user's quota is used up"
        case .system(let code): String(cString: strerror(code)).lowercased()
        }
    }
}
