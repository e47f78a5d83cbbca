import LanyardCore
import Testing

@testable import LanyardExchange

@Suite("Endpoints")
struct EndpointsTests {
    private static func endpoints(_ variables: [String: String] = [:]) throws -> Endpoints {
        return try Endpoints(gcloud: GCloudProperties(variable: { variables[$0] }), universe: "googleapis.com")
    }

    @Test("are Google's own")
    func standard() throws {
        let endpoints = try EndpointsTests.endpoints()
        #expect(try endpoints.token(named: nil, origin: "it").description == "https://oauth2.googleapis.com/token")
        let method = endpoints.accountMethod("generateAccessToken", serviceAccount: "a-b@c.iam.gserviceaccount.com")
        #expect(
            method?.description
                == "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/a-b@c.iam.gserviceaccount.com"
                + ":generateAccessToken"
        )
        #expect(endpoints.notes(impersonates: true).isEmpty)
    }

    @Test("are those of gcloud's configuration, and are told")
    func overridden() throws {
        let endpoints = try EndpointsTests.endpoints([
            "CLOUDSDK_AUTH_TOKEN_HOST": "http://127.0.0.1:8080/token",
            "CLOUDSDK_API_ENDPOINT_OVERRIDES_IAMCREDENTIALS": "https://127.0.0.1:4443/",
        ])
        let token = try endpoints.token(named: "https://oauth2.googleapis.com/token", origin: "it")
        #expect(token.description == "http://127.0.0.1:8080/token")
        let method = endpoints.accountMethod("generateAccessToken", serviceAccount: "a@b")
        #expect(
            method?.description == "https://127.0.0.1:4443/v1/projects/-/serviceAccounts/a@b:generateAccessToken"
        )
        #expect(
            endpoints.notes(impersonates: true) == [
                "logins are renewed at http://127.0.0.1:8080/token (auth/token_host)",
                "tokens come from https://127.0.0.1:4443/ (api_endpoint_overrides/iamcredentials)",
            ]
        )
        #expect(endpoints.notes(impersonates: false).count == 1)
    }

    @Test("keep a name from leaving its place in the path")
    func hostileAccount() throws {
        let method = try EndpointsTests.endpoints().accountMethod("m", serviceAccount: "../..?a=b#c /\r\n")
        #expect(
            method?.description
                == "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/..%2F..%3Fa%3Db%23c%20%2F%0D%0A:m"
        )
    }

    @Test(
        "are named by a credential only where they are Google's",
        arguments: [
            ("https://oauth2.googleapis.com/token", "https://oauth2.googleapis.com/token"),
            ("https://oauth2.mtls.googleapis.com/token", "https://oauth2.mtls.googleapis.com/token"),
            ("https://accounts.google.com/o/oauth2/token", "https://oauth2.googleapis.com/token"),
            ("https://www.googleapis.com/oauth2/v4/token", "https://oauth2.googleapis.com/token"),
        ]
    )
    func named(_ named: String, _ used: String) throws {
        #expect(try EndpointsTests.endpoints().token(named: named, origin: "it").description == used)
    }

    @Test(
        "of anybody else in a credential get no secret",
        arguments: [
            "https://evil.com/token", "http://127.0.0.1:8080/token", "https://oauth2.googleapis.com:8443/token",
            "https://storage.googleapis.com/bucket", "http://oauth2.googleapis.com/token", "nonsense",
        ]
    )
    func planted(_ named: String) throws {
        let endpoints = try EndpointsTests.endpoints()
        let failure = try #require(throws: Failure.self) { try endpoints.token(named: named, origin: "the login in x") }
        #expect(
            failure.message
                == "the login in x names \(named) as the place to send its secret to, which is not Google's"
        )
        #expect(failure.exitCode == .notPermitted)
    }

    @Test(
        "of gcloud's configuration must be https, or loopback",
        arguments: ["http://example.com/token", "example.com", "http://localhost:1/", "https://user@host/"]
    )
    func plain(_ override: String) {
        let failure = #expect(throws: Failure.self) {
            try EndpointsTests.endpoints(["CLOUDSDK_AUTH_TOKEN_HOST": override])
        }
        #expect(failure?.message == "gcloud's auth/token_host is \(override), to which no secret is sent")
    }

    @Test("of a universe carry its domain, which must be one")
    func universes() throws {
        let endpoints = try Endpoints(gcloud: GCloudProperties(), universe: "example-cloud.goog")
        #expect(try endpoints.token(named: nil, origin: "it").host == "oauth2.example-cloud.goog")
        #expect(endpoints.accountMethod("m", serviceAccount: "a@b")?.host == "iamcredentials.example-cloud.goog")
        #expect(throws: Failure.self) { try Endpoints(gcloud: GCloudProperties(), universe: "evil.com/x") }
    }
}
