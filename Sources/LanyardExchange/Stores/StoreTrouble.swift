import LanyardCore
import LanyardSystem

/// Why a store does not serve.
enum StoreTrouble: Error, Equatable, Sendable {
    /// It is not there: nothing is wrong, another store serves.
    case absent(String)
    case locked
    case broken(String)
    /// It was not asked, for this process may not have what that takes.
    case starved(String, FileError)

    /// By itself, as `status` shows it: `absent: no session bus`.
    var reason: String {
        switch self {
        case .absent(let reason): "absent: \(reason)"
        case .locked: "locked"
        case .broken(let reason), .starved(let reason, _): reason
        }
    }

    /// To stand behind "the Secret Service": `is locked`.
    var words: String {
        switch self {
        case .absent(let reason): "is not there (\(reason))"
        case .locked: "is locked"
        case .broken(let reason), .starved(let reason, _): "does not serve (\(reason))"
        }
    }

    /// - Parameter next: what to do once it is unlocked.
    func failure(onceUnlocked next: String) -> Failure {
        let hints: [String] =
            switch self {
            case .absent: []
            case .locked: ["unlock it, then " + next]
            case .starved(_, let error): [error.remedy].compactMap { $0 }
            case .broken: ["restart the keyring's daemon, or do without it: export LANYARD_STORE=kernel"]
            }
        return Failure("the Secret Service \(words)", hints: hints, exitCode: .unavailable)
    }

    var isAbsent: Bool {
        if case .absent = self { true } else { false }
    }
}
