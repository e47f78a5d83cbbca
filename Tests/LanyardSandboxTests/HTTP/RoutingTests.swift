import LanyardCore
import Testing

@Suite("Paths and methods", .enabled(if: Tools.have("curl")))
struct RoutingTests {
    private static let generate = "/v1/projects/-/serviceAccounts/\(SandboxServer.account):generateAccessToken"

    @Test(
        "answer 404 in Google's form where there is nothing",
        arguments: [
            "/", "/token/", "/v1/projects/-/serviceAccounts/", "/v1/projects/p/serviceAccounts/a:generateAccessToken",
            "/v1/projects/-/serviceAccounts/:generateAccessToken", "/v1/projects/-/serviceAccounts/a:signBlob", "/%zz",
            "/sandbox/other",
        ]
    )
    func unknown(_ target: String) throws {
        try SandboxServer.with { server throws in
            let answer = try server.curl(CurlRequest(method: "POST", target: target, body: ""))
            #expect(answer.status == 404)
            #expect(
                answer.json == [
                    "error": ["code": 404, "message": "Requested entity was not found.", "status": "NOT_FOUND"]
                ]
            )
        }
    }

    @Test(
        "answer 405 where the method is wrong, and name the right one",
        arguments: [
            ("GET", "/token", "POST"), ("PUT", generate, "POST"), ("DELETE", "/tokeninfo", "GET, POST"),
            ("POST", "/v2/token", "GET"),
        ]
    )
    func method(_ method: String, _ target: String, _ allowed: String) throws {
        try SandboxServer.with { server throws in
            let answer = try server.curl(CurlRequest(method: method, target: target))
            #expect(answer.status == 405)
            #expect(answer.headers["allow"] == allowed)
            #expect(answer.json?["error"]?["code"]?.integer == 405)
        }
    }

    @Test("answer 413 where the body is longer than any client's")
    func size() throws {
        try SandboxServer.with { server throws in
            let body = String(repeating: "x", count: 70_000)
            let answer = try server.curl(CurlRequest(method: "POST", target: "/token", body: body))
            #expect(answer.status == 413)
            #expect(answer.json?.errorStatus == "INVALID_ARGUMENT")
            #expect(try server.log().output == "POST /token 413\n")
        }
    }

    @Test("are served to those only who trust the throw-away certificate")
    func certificate() throws {
        try SandboxServer.with { server throws in
            let url = server.exports["LANYARD_SANDBOX_URL"] ?? ""
            let stranger = try RunningProgram("/usr/bin/env", ["curl", "-sS", url], environment: bareEnvironment)
            #expect(try stranger.finish().code == 60)
            // The certificate bears Google's names too.
            let port = url.split(separator: ":").last ?? ""
            let environment = bareEnvironment.merging(server.exports) { $1 }
            let google = try RunningProgram(
                "/usr/bin/env",
                ["curl", "-sS", "--resolve", "oauth2.googleapis.com:\(port):127.0.0.1"]
                    + ["https://oauth2.googleapis.com:\(port)/tokeninfo"],
                environment: environment
            )
            #expect(try google.finish().output.contains("invalid_request"))
        }
    }
}
