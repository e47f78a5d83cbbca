import LanyardCore
import Testing

@Suite("/tokeninfo", .enabled(if: Tools.have("curl")))
struct TokenInfoTests {
    @Test("tells whose token that is")
    func tells() throws {
        try SandboxServer.with { server throws in
            let person = try server.tokenInfo(try server.userToken())
            #expect(person.json?["email"]?.string == "username@domain.com")
            #expect(person.json?["azp"]?.string == server.login["client_id"]?.string)
            let account = try server.tokenInfo(try server.accountToken())
            #expect(account.status == 200)
            #expect(account.json?["email"]?.string == SandboxServer.account)
            #expect(account.json?["scope"]?.string == SandboxServer.platform)
            let left = Int(account.json?["expires_in"]?.string ?? "") ?? 0
            #expect((3500...3600).contains(left))
        }
    }

    @Test("takes a form too")
    func form() throws {
        try SandboxServer.with { server throws in
            let body = "access_token=" + (try server.userToken())
            let answer = try server.curl(CurlRequest(method: "POST", target: "/tokeninfo", body: body))
            #expect(answer.json?["email"]?.string == "username@domain.com")
        }
    }

    @Test("knows nothing of tokens that are not alive")
    func refuses() throws {
        try SandboxServer.with { server throws in
            let token = try server.userToken()
            #expect(try server.control(["--revoke"]).code == 0)
            for dead in [token, "ya29.other"] {
                let answer = try server.tokenInfo(dead)
                #expect(answer.status == 400)
                #expect(answer.json == ["error": "invalid_token", "error_description": "Invalid Value"])
            }
            let none = try server.curl(CurlRequest(method: "GET", target: "/tokeninfo"))
            #expect(none.json?["error"]?.string == "invalid_request")
        }
    }
}
