import LanyardCore

extension Floor {
    /// A token that is too short-lived for what was asked, though it is the newest that can be had.
    ///
    /// - Parameter left: milliseconds that the token still lives.
    func broken(by left: Int) -> Failure {
        Failure(
            "the token lives for \(TimeSpan.words(seconds: left / 1000)) only",
            hint: "ask for less: --min-ttl; or for longer: --lifetime, as far as the organisation lets tokens live",
            exitCode: .unavailable
        )
    }
}
