import LanyardCore

/// How an answer says until when its token lives.
enum ExpiryForm: Equatable, Sendable {
    case usual
    /// It has been over for an hour.
    case past
    /// The field is missing.
    case none
    /// Nanoseconds are written out (or, in an OAuth answer, the number as text).
    case fraction
    /// A numeric offset from UTC instead of `Z`.
    case offset

    /// RFC 3339 allows all of these.
    func text(seconds: Int) -> String? {
        switch self {
        case .none: nil
        case .usual, .past: RFC3339.text(seconds: seconds)
        case .fraction: RFC3339.text(seconds: seconds).dropLast() + ".123456789Z"
        case .offset: RFC3339.text(seconds: seconds + 5400).dropLast() + "+01:30"
        }
    }
}
