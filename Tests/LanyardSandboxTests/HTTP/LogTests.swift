import LanyardCore
import Testing

@Suite("lanyard-sandbox log", .enabled(if: Tools.have("curl")))
struct LogTests {
    @Test("has a line for each request, and forgets them with --clear")
    func lines() throws {
        try SandboxServer.with { server throws in
            let token = try server.userToken()
            _ = try server.generate(token: token)
            _ = try server.tokenInfo("ya29.secret")
            #expect(try server.control(["--fault", "token=hang"]).code == 0)
            _ = try server.refresh(limit: 2)
            let account = SandboxServer.account
            let lines = """
                POST /token 200
                POST /v1/projects/-/serviceAccounts/\(account):generateAccessToken 200
                GET /tokeninfo?access_token=#9f5a8a4c 400
                POST /token 0 (hang)

                """
            let log = try server.log(["--clear"])
            #expect(withoutFingerprints(log.output) == withoutFingerprints(lines))
            #expect(try server.log().output == "")
        }
    }

    private func withoutFingerprints(_ text: String) -> String {
        text.replacing(/#[0-9a-f]{8}/, with: "#")
    }

    @Test("tells with --json who asked for what, but no secret")
    func json() throws {
        try SandboxServer.with { server throws in
            let token = try server.userToken()
            _ = try server.generate(token: token)
            _ = try server.curl(CurlRequest(method: "GET", target: "/" + token))
            let run = try server.log(["--json"])
            for secret in [server.login["refresh_token"]?.string, server.login["client_secret"]?.string, token] {
                #expect(!run.output.contains(secret ?? ""))
            }
            let entries = try JSONReader.read(Array(run.output.utf8)).array ?? []
            try #require(entries.count == 3)
            #expect(entries[0]["userAgent"]?.string?.hasPrefix("curl/") == true)
            #expect(entries[0]["contentType"]?.string == "application/x-www-form-urlencoded")
            let body = entries[0]["body"]?.string ?? ""
            #expect(
                withoutFingerprints(body)
                    == "client_id=lanyard%2Dsandbox%2Eapps%2Egoogleusercontent%2Ecom&client_secret=#"
                    + "&grant_type=refresh%5Ftoken&refresh_token=#"
            )
            #expect(entries[1]["body"]?.string == #"{"scope": ["https://www.googleapis.com/auth/cloud-platform"]}"#)
            // Equal secrets have equal fingerprints, so that one can see who used which token.
            let bearer = entries[1]["authorization"]?.string ?? ""
            #expect(bearer.hasPrefix("Bearer #"))
            #expect(entries[2]["path"]?.string == "/" + bearer.dropFirst("Bearer ".utf8.count))
        }
    }
}
