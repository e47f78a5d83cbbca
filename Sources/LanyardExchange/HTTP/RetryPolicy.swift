import LanyardCore

/// When a request is made again, after how long: exponential back-off with jitter, or what Retry-After says.
///
/// Only what passes is tried again: status 408, 429, 500, 502, 503, 504, a connection that ended in the middle of the
/// answer, and three errors of OAuth that Google's own clients take for passing. Any other 4xx would be answered the same way again.
enum RetryPolicy {
    /// The first attempt among them.
    static let attempts = 4
    /// Milliseconds before the second attempt; each further pause is twice as long. All pauses of a request together stay
    /// below three seconds: somebody waits.
    private static let firstPause = 250
    /// Milliseconds that an attempt takes.
    private static let attemptTime = 500

    private static let statuses: Set<Int> = [408, 429, 500, 502, 503, 504]
    private static let errors: Set<String> = ["internal_failure", "server_error", "temporarily_unavailable"]

    static func isTransient(_ answer: HTTPAnswer) -> Bool {
        if statuses.contains(answer.status) || answer.brokenOff != nil { return true }
        guard answer.status >= 400, let json = try? JSONReader.read(answer.body) else { return false }
        return json["error"]?.string.map { errors.contains($0) } ?? false
    }

    /// Milliseconds to wait before the next attempt; nil: the answer stands.
    ///
    /// - Parameters:
    ///   - attempt: how many there have been.
    ///   - chance: 0 to 1, so that many who failed together do not come back together.
    ///   - left: milliseconds of the deadline.
    static func pause(after answer: HTTPAnswer, attempt: Int, chance: Double, left: Int) -> Int? {
        guard attempt < attempts, isTransient(answer) else { return nil }
        let backOff = firstPause << (attempt - 1)
        let jittered = backOff / 2 + Int(Double(backOff) * min(1, max(0, chance)))
        let pause = max(jittered, asked(answer) ?? 0)
        // An attempt that could not be finished in time is none.
        return pause + attemptTime < left ? pause : nil
    }

    /// What is said once patience has run out.
    static func passing(_ answer: HTTPAnswer, from host: String, _ text: String) -> Failure {
        Failure(
            "\(visible(host)) answered with status \(answer.status): \(text)",
            hint: "try again later; how Google fares: https://status.cloud.google.com",
            exitCode: .unavailable
        )
    }

    /// Milliseconds that the server asks for; the form with a date counts from the server's own.
    private static func asked(_ answer: HTTPAnswer) -> Int? {
        guard let text = answer.header("retry-after") else { return nil }
        if let seconds = Int(text) { return min(max(0, seconds), 86_400) * 1000 }
        guard let then = HTTPDate.seconds(text), let now = answer.header("date").flatMap({ HTTPDate.seconds($0) })
        else { return nil }
        return min(max(0, then - now), 86_400) * 1000
    }
}
