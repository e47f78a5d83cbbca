import LanyardCore
import LanyardSystem

/// Asks until there is an answer that stands, or no time any more.
struct PatientClient: Sendable {
    let client: HTTPClient
    let clock: Clock
    let deadline: Deadline

    /// The answer, and when the attempt that brought it was sent: whatever the answer says of time counts from then on
    /// at the latest.
    func send(_ request: HTTPRequest) throws(Failure) -> (answer: HTTPAnswer, sentAt: Moment) {
        var attempt = 1
        while true {
            let left = deadline.left
            guard left > 0 else {
                throw Failure(
                    "no time is left to ask \(visible(request.address.authority))",
                    hint: "try again; is the keyring unlocked?",
                    exitCode: .unavailable
                )
            }
            let sentAt = clock.now()
            let answer = try client.send(request, left).scrubbed(of: request.secrets)
            let pause = RetryPolicy.pause(
                after: answer,
                attempt: attempt,
                chance: Double.random(in: 0...1),
                left: deadline.left
            )
            guard let pause else {
                if let failure = answer.brokenOff { throw failure }
                return (answer, sentAt)
            }
            clock.sleep(pause)
            attempt += 1
        }
    }
}
