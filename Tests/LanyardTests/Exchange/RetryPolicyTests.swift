import LanyardCore
import LanyardSystem
import Testing

@testable import LanyardExchange

@Suite("A request that failed")
struct RetryPolicyTests {
    private static func answer(_ status: Int, _ headers: [String: String] = [:], _ body: String = "") -> HTTPAnswer {
        HTTPAnswer(
            status: status,
            headers: headers.map { HTTPAnswer.Header(name: $0.key, value: $0.value) },
            body: Array(body.utf8)
        )
    }

    @Test("is made again where the failure passes", arguments: [408, 429, 500, 502, 503, 504])
    func transient(_ status: Int) {
        #expect(RetryPolicy.isTransient(RetryPolicyTests.answer(status)))
    }

    @Test("is not made again otherwise", arguments: [200, 204, 301, 302, 400, 401, 403, 404, 409, 410, 501, 505])
    func permanent(_ status: Int) {
        #expect(!RetryPolicy.isTransient(RetryPolicyTests.answer(status)))
    }

    @Test(
        "is made again for three errors of OAuth, whatever the status",
        arguments: [
            ("internal_failure", true), ("server_error", true), ("temporarily_unavailable", true),
            ("invalid_grant", false), ("invalid_client", false),
        ]
    )
    func oauth(_ error: String, _ again: Bool) {
        let body = "{\"error\":\"\(error)\"}"
        #expect(RetryPolicy.isTransient(RetryPolicyTests.answer(400, [:], body)) == again)
        #expect(!RetryPolicy.isTransient(RetryPolicyTests.answer(200, [:], body)))
    }

    @Test(
        "waits twice as long each time, with jitter around it",
        arguments: [(1, 125, 375), (2, 250, 750), (3, 500, 1500)]
    )
    func backOff(_ attempt: Int, _ least: Int, _ most: Int) {
        func pause(_ chance: Double) -> Int? {
            RetryPolicy.pause(after: RetryPolicyTests.answer(503), attempt: attempt, chance: chance, left: 45_000)
        }
        #expect(pause(0) == least)
        #expect(pause(1) == most)
    }

    @Test("is given up after the fourth attempt, and where no time is left")
    func end() {
        let answer = RetryPolicyTests.answer(503)
        #expect(RetryPolicy.pause(after: answer, attempt: 4, chance: 0, left: 45_000) == nil)
        #expect(RetryPolicy.pause(after: answer, attempt: 1, chance: 0, left: 626) == 125)
        #expect(RetryPolicy.pause(after: answer, attempt: 1, chance: 0, left: 625) == nil)
    }

    @Test(
        "waits as long as Retry-After says, but never beyond the deadline",
        arguments: [
            ("3", 3000), ("0", 125), ("-5", 125), ("nonsense", 125), ("44", nil), ("99999999999999", nil),
            ("Tue, 24 Nov 2026 10:30:07 GMT", 7000), ("Tue, 24 Nov 2026 10:29:00 GMT", 125),
        ] as [(String, Int?)]
    )
    func retryAfter(_ text: String, _ expected: Int?) {
        let answer = RetryPolicyTests.answer(503, ["retry-after": text, "date": "Tue, 24 Nov 2026 10:30:00 GMT"])
        #expect(RetryPolicy.pause(after: answer, attempt: 1, chance: 0, left: 44_500) == expected)
    }

    /// Answers with those status codes in turn, and a clock that only moves by sleeping.
    private static func post(
        _ statuses: [Int],
        timeLimit: Int = 45_000,
        brokenOff failure: Failure? = nil
    ) throws -> (status: Int, slept: Int, calls: Int) {
        let now = Shared(Moment(wall: 0, boot: 0))
        let calls = Shared(0)
        let clock = Clock(
            now: { now.value },
            sleep: { milliseconds in now.change { $0 = $0.advanced(by: milliseconds) } },
            bootID: { "" }
        )
        let client = PatientClient(
            client: HTTPClient { _, _ in
                let index = calls.value
                calls.value += 1
                var told = answer(statuses[min(index, statuses.count - 1)])
                if told.status == 0 { told.brokenOff = failure }
                return told
            },
            clock: clock,
            deadline: Deadline(clock: clock, milliseconds: timeLimit)
        )
        let request = HTTPRequest(address: WebAddress(host: "host", path: "/"), headers: [], body: [])
        return (try client.send(request).answer.status, now.value.boot, calls.value)
    }

    @Test("succeeds with a later attempt")
    func recovery() throws {
        let outcome = try RetryPolicyTests.post([503, 500, 200])
        #expect(outcome.status == 200 && outcome.calls == 3)
        #expect((375...1125).contains(outcome.slept))
    }

    @Test("succeeds with a later attempt where a connection broke off, and fails with the last of four")
    func brokenOff() throws {
        let failure = Failure("host broke off", exitCode: .unavailable)
        #expect(RetryPolicy.isTransient(HTTPAnswer(status: 0, headers: [], body: [], brokenOff: failure)))
        #expect(try RetryPolicyTests.post([0, 0, 200], brokenOff: failure).calls == 3)
        #expect(throws: failure) { try RetryPolicyTests.post([0], brokenOff: failure) }
    }

    @Test("is told as it is after four attempts, and at once where it is permanent")
    func failure() throws {
        #expect(try RetryPolicyTests.post([503]).calls == 4)
        #expect(try RetryPolicyTests.post([403, 200]) == (403, 0, 1))
        #expect(try RetryPolicyTests.post([503, 200], timeLimit: 500) == (503, 0, 1))
    }

    @Test("is not even made once the time is over")
    func tooLate() {
        let hint = "try again; is the keyring unlocked?"
        #expect(throws: Failure("no time is left to ask host", hint: hint, exitCode: .unavailable)) {
            try RetryPolicyTests.post([200], timeLimit: 0)
        }
    }
}
