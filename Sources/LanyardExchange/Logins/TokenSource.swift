import LanyardCore

/// A login that can pay for tokens. A new one is one file, and one line in ``SourceSearch``.
protocol TokenSource {
    /// The login, without spending it; `.absent` where it is not there at all.
    func find() throws(SourceFailure) -> Login
}

/// Why a source gives no login.
enum SourceFailure: Error, Equatable {
    /// There is none: the search goes on, and tells it if it ends without one.
    case absent(Failure)
    /// There is one, but it cannot be used: the search stops, for Lanyard never changes the payer in silence.
    case broken(Failure)
}

/// A login that was found.
struct Login: Equatable, Sendable {
    var user: AuthorizedUser
    var payer: Payer
    /// The project that calls are counted for; nil: that of the login's client.
    var quotaProject: String?
    /// Said to people when it is used.
    var notes: [String] = []
}
