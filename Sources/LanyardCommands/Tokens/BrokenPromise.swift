import LanyardCore

extension Floor {
    /// A token that is too short-lived for what was asked, though it is the newest that can be had.
    ///
    /// - Parameters:
    ///   - left: milliseconds that the token still lives.
    ///   - isLastResort: it is an old one, for a new one could not be had, as a warning has told.
    func broken(by left: Int, isLastResort: Bool = false) -> Failure {
        if isLastResort {
            return Failure(
                "the old token lives for \(TimeSpan.words(seconds: left / 1000)) only, and no new one could be had",
                hint: "try again once Google can be reached",
                exitCode: .unavailable
            )
        }
        return Failure(
            "the token lives for \(TimeSpan.words(seconds: left / 1000)) only",
            hint: "ask for less: --min-ttl; or for longer: --lifetime, as far as the organisation lets tokens live",
            exitCode: .unavailable
        )
    }
}

extension CachedTokenSource.Obtained {
    /// Fails where no store has the token: whoever refreshes one wants the next caller to find it.
    func requireKept() throws(Failure) {
        guard let notKept else { return }
        throw Failure(
            notKept,
            hint: "which stores there are, and why they do not serve: lanyard status",
            exitCode: .unavailable
        )
    }
}
