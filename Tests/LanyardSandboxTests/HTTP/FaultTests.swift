import LanyardCore
import Testing

/// A fault, and what a client sees of it at the token endpoint and at the other ones.
struct SeenFault: Sendable, CustomTestStringConvertible {
    var name: String
    var status: Int
    /// The error code of the token endpoint.
    var oauth: String?
    /// The status of Google's other errors.
    var google: String?

    var testDescription: String { name }
}

@Suite("Faults", .enabled(if: Tools.have("curl")))
struct FaultTests {
    @Test(
        "that are errors have Google's form at each endpoint",
        arguments: [
            SeenFault(name: "400", status: 400, oauth: "invalid_request", google: "INVALID_ARGUMENT"),
            SeenFault(name: "401", status: 401, oauth: "invalid_client", google: "UNAUTHENTICATED"),
            SeenFault(name: "403", status: 403, oauth: "access_denied", google: "PERMISSION_DENIED"),
            SeenFault(name: "404", status: 404, oauth: nil, google: "NOT_FOUND"),
            SeenFault(name: "408", status: 408, oauth: "temporarily_unavailable", google: "DEADLINE_EXCEEDED"),
            SeenFault(name: "429", status: 429, oauth: "rate_limit_exceeded", google: "RESOURCE_EXHAUSTED"),
            SeenFault(name: "500", status: 500, oauth: "internal_failure", google: "INTERNAL"),
            SeenFault(name: "502", status: 502, oauth: "server_error", google: "INTERNAL"),
            SeenFault(name: "503", status: 503, oauth: "temporarily_unavailable", google: "UNAVAILABLE"),
            SeenFault(name: "504", status: 504, oauth: "temporarily_unavailable", google: "DEADLINE_EXCEEDED"),
        ]
    )
    func errors(_ fault: SeenFault) throws {
        try SandboxServer.with { server throws in
            let token = try server.userToken()
            let flags = ["--fault", "token=\(fault.name)", "--fault", "generateAccessToken=\(fault.name)"]
            #expect(try server.control(flags) == Execution(code: 0, output: "", errors: ""))
            let oauth = try server.refresh()
            #expect(oauth.status == fault.status)
            #expect(oauth.json?["error"]?.string == fault.oauth)
            let google = try server.generate(token: token)
            #expect(google.status == fault.status)
            #expect(google.json?.errorStatus == fault.google)
            #expect(google.json?["error"]?["code"]?.integer == fault.status)
        }
    }

    @Test("of the registry's realm have the form of registries")
    func registry() throws {
        try SandboxServer.with(["--fault", "registry=403"]) { server throws in
            let answer = try server.registryToken("service=lanyard-sandbox", password: "x")
            #expect(answer.status == 403)
            #expect(answer.json == ["errors": [["code": "DENIED", "message": "Permission denied"]]])
        }
    }

    @Test("of the login say why it is refused")
    func login() throws {
        try SandboxServer.with(["--fault", "token=invalid_grant"]) { server throws in
            let expired: JSON = [
                "error": "invalid_grant", "error_description": "Token has been expired or revoked.",
            ]
            let first = try server.refresh()
            #expect(first.status == 400 && first.json == expired)
            #expect(try server.control(["--fault", "token=invalid_rapt"]).code == 0)
            let second = try server.refresh()
            #expect(second.status == 400)
            #expect(
                second.json == [
                    "error": "invalid_grant", "error_description": "reauth related error (invalid_rapt)",
                    "error_uri": "https://support.google.com/a/answer/9368756", "error_subtype": "invalid_rapt",
                ]
            )
        }
    }

    @Test("of a project whose API is off name it, and link to the switch")
    func disabled() throws {
        try SandboxServer.with(["--fault", "generateAccessToken=SERVICE_DISABLED"]) { server throws in
            let answer = try server.generate(token: try server.userToken())
            #expect(answer.status == 403)
            #expect(answer.json?.errorReason == "SERVICE_DISABLED")
            let details = answer.json?["error"]?["details"]?.array ?? []
            #expect(details.first?["metadata"]?["consumer"]?.string == "projects/ray-whisper")
            #expect(details.last?["@type"]?.string == "type.googleapis.com/google.rpc.Help")
        }
    }

    /// curl's exit codes: 28 the time is over, 56 the peer reset the connection, 18 it ended too early.
    @Test(
        "of the connection are seen as such",
        arguments: [("hang", Int32(28), 0), ("reset", 56, 0), ("cut", 18, 200), ("slow", 28, 200)]
    )
    func connection(_ name: String, _ code: Int32, _ status: Int) throws {
        try SandboxServer.with(["--fault", "token=\(name)"]) { server throws in
            let answer = try code == 28 ? server.refresh(limit: 2) : server.refresh()
            #expect(answer.code == code)
            #expect(answer.status == status)
            #expect(answer.json == nil)
        }
    }

    @Test("of the answer's content are seen as such")
    func content() throws {
        try SandboxServer.with { server throws in
            let token = try server.userToken()
            func answer(_ fault: String) throws -> CurlAnswer {
                #expect(try server.control(["--fault", "generateAccessToken=\(fault)", "--count", "1"]).code == 0)
                return try server.generate(token: token)
            }
            let html = try answer("html")
            #expect(html.status == 200 && html.headers["content-type"] == "text/html; charset=UTF-8")
            #expect(html.body.hasPrefix("<!DOCTYPE html>"))
            let half = try answer("half-json")
            #expect(half.code == 0 && half.status == 200 && half.json == nil && half.body.hasPrefix("{"))
            let huge = try answer("huge")
            #expect(huge.body.utf8.count > 1 << 20 && huge.json?["accessToken"] != nil)
            let redirect = try answer("redirect")
            #expect(redirect.status == 302 && redirect.headers["location"] == "/redirected")
            let empty = try answer("empty")
            #expect(empty.status == 200 && empty.body.isEmpty)
            #expect(try server.generate(token: token).status == 200, "each struck once")
        }
    }

    @Test("of expireTime are legal forms of it, or none")
    func expiry() throws {
        try SandboxServer.with { server throws in
            let token = try server.userToken()
            func expiry(_ fault: String) throws -> (text: String?, seconds: Int) {
                #expect(try server.control(["--fault", "generateAccessToken=\(fault)", "--count", "1"]).code == 0)
                let answer = try server.generate(token: token)
                let text = answer.json?["expireTime"]?.string
                let end = text.flatMap { RFC3339.milliseconds($0) } ?? 0
                return (text, end / 1000 - (HTTPDate.seconds(answer.headers["date"] ?? "") ?? 0))
            }
            let fraction = try expiry("fraction")
            #expect(fraction.text?.hasSuffix(".123456789Z") == true && fraction.seconds == 3600)
            let offset = try expiry("offset")
            #expect(offset.text?.hasSuffix("+01:30") == true && offset.seconds == 3600)
            let past = try expiry("expired")
            #expect(past.text?.hasSuffix("Z") == true && past.seconds == -3600)
            #expect(try expiry("no-expiry").text == nil)
        }
    }

    @Test("of expires_in are none, a number of the past, or a text")
    func expiresIn() throws {
        try SandboxServer.with { server throws in
            func seconds(_ fault: String) throws -> JSON? {
                #expect(try server.control(["--fault", "token=\(fault)"]).code == 0)
                return try server.refresh().json?["expires_in"]
            }
            #expect(try seconds("no-expiry") == nil)
            #expect(try seconds("expired") == 0)
            #expect(try seconds("fraction") == "3599")
        }
    }
}
