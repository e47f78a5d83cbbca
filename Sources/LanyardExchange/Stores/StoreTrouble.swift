/// Why a store does not serve.
enum StoreTrouble: Error, Equatable, Sendable {
    /// It is not there: nothing is wrong, another store serves.
    case absent(String)
    case locked
    case broken(String)

    /// By itself, as `status` shows it: `absent: no session bus`.
    var reason: String {
        switch self {
        case .absent(let reason): "absent: \(reason)"
        case .locked: "locked"
        case .broken(let reason): reason
        }
    }

    /// To stand behind "the Secret Service": `is locked`.
    var words: String {
        switch self {
        case .absent(let reason): "is not there (\(reason))"
        case .locked: "is locked"
        case .broken(let reason): "does not serve (\(reason))"
        }
    }
}
