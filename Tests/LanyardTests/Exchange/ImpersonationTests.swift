import LanyardCore
import LanyardSystem
import Testing

@testable import LanyardExchange

@Suite("An impersonated token")
struct ImpersonationTests {
    private static let account = "training@ray-whisper.iam.gserviceaccount.com"

    /// What comes of an answer with that Date and that expireTime, while our own clock is years off.
    private static func granted(
        date: String?,
        expireTime: String,
        requests: Shared<[HTTPRequest]> = Shared([])
    ) throws -> Impersonation.Granted {
        let clock = Clock(now: { Moment(wall: 946_684_800_000, boot: 5000) }, sleep: { _ in }, bootID: { "" })
        let body: JSON = ["accessToken": "ya29.TOKEN", "expireTime": .string(expireTime)]
        let client = HTTPClient { request, _ in
            requests.change { $0.append(request) }
            return HTTPAnswer(
                status: 200,
                headers: date.map { [HTTPAnswer.Header(name: "date", value: $0)] } ?? [],
                body: Array(body.compact.utf8)
            )
        }
        let login = try #require(AccessToken("ya29.LOGIN"))
        return try Impersonation(
            client: PatientClient(client: client, clock: clock, deadline: Deadline(clock: clock, milliseconds: 1000)),
            endpoints: Endpoints(gcloud: GCloudProperties(), universe: "googleapis.com"),
            target: TokenTarget(
                serviceAccount: account,
                scopes: ["https://b", "https://a"],
                delegates: ["x@ray-whisper.iam.gserviceaccount.com"],
                lifetime: 7200
            ),
            payer: Payer(email: "", words: "", renewal: ""),
            quotaProject: "quota-project"
        ).token(of: account, paidWith: login)
    }

    @Test("is asked for exactly as the API has it")
    func request() throws {
        let requests = Shared<[HTTPRequest]>([])
        _ = try ImpersonationTests.granted(
            date: "Tue, 24 Nov 2026 10:30:00 GMT",
            expireTime: "2026-11-24T11:00:00Z",
            requests: requests
        )
        let request = try #require(requests.value.first)
        #expect(requests.value.count == 1)
        #expect(
            request.address.description
                == "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/\(ImpersonationTests.account)"
                + ":generateAccessToken"
        )
        #expect(
            request.headers == [
                "Authorization: Bearer ya29.LOGIN", "Content-Type: application/json",
                "x-goog-user-project: quota-project",
            ]
        )
        #expect(
            String(decoding: request.body ?? [], as: UTF8.self)
                == "{\"scope\":[\"https://a\",\"https://b\"],\"lifetime\":\"7200s\","
                + "\"delegates\":[\"projects/-/serviceAccounts/x@ray-whisper.iam.gserviceaccount.com\"]}"
        )
    }

    @Test(
        "lives from the server's Date to expireTime, whatever our clock says",
        arguments: [
            ("2026-11-24T11:30:00Z", 3_600_000), ("2026-11-24T11:30:00.999999999Z", 3_600_999),
            ("2026-11-24T13:30:00+02:00", 3_600_000), ("2026-11-24T10:30:01Z", 1000),
        ]
    )
    func lifetimes(_ expireTime: String, _ lifetime: Int) throws {
        let granted = try ImpersonationTests.granted(date: "Tue, 24 Nov 2026 10:30:00 GMT", expireTime: expireTime)
        #expect(granted.lifetime == lifetime)
        #expect(granted.receivedAt == Moment(wall: 946_684_800_000, boot: 5000))
    }

    @Test("lives by our own clock where the server tells no Date", arguments: [nil, "yesterday"] as [String?])
    func noDate(_ date: String?) throws {
        #expect(try ImpersonationTests.granted(date: date, expireTime: "2000-01-01T01:00:00Z").lifetime == 3_600_000)
    }

    @Test(
        "lives no longer than was asked for, whatever clock is wrong",
        arguments: [nil, "Tue, 24 Nov 2026 10:30:00 GMT"]
    )
    func longest(_ date: String?) throws {
        #expect(try ImpersonationTests.granted(date: date, expireTime: "2026-11-25T12:00:00Z").lifetime == 7_200_000)
    }

    @Test(
        "whose expiry is past or unreadable is no token",
        arguments: [
            (
                "2026-11-24T10:30:00Z",
                "iamcredentials.googleapis.com answered with a token that has expired already (at 2026-11-24T10:30:00Z)"
            ),
            ("", "iamcredentials.googleapis.com answered with a token whose expiry cannot be read: \"\""),
            ("never", "iamcredentials.googleapis.com answered with a token whose expiry cannot be read: \"never\""),
        ]
    )
    func unusable(_ expireTime: String, _ message: String) {
        #expect(throws: Failure(message, hint: Impersonation.wrongServer, exitCode: .unavailable)) {
            try ImpersonationTests.granted(date: "Tue, 24 Nov 2026 10:30:00 GMT", expireTime: expireTime)
        }
    }
}
