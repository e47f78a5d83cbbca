import Foundation
import LanyardCore
import Testing

@Suite("GET /v2/token", .enabled(if: Tools.have("curl")))
struct RegistryTokenTests {
    @Test("signs what was asked for")
    func signs() throws {
        try SandboxServer.with { server throws in
            let query = "service=lanyard-sandbox&scope=repository:a/b:pull,push&scope=repository:c:pull"
            let answer = try server.registryToken(query, password: try server.accountToken())
            #expect(answer.status == 200)
            let parts = answer.json?["token"]?.string?.split(separator: ".") ?? []
            #expect(parts.count == 3)
            let claims = try JSONReader.read(decoded(parts[1]))
            #expect(claims["iss"]?.string == "lanyard-sandbox" && claims["aud"]?.string == "lanyard-sandbox")
            #expect(
                claims["access"] == [
                    ["type": "repository", "name": "a/b", "actions": ["pull", "push"]],
                    ["type": "repository", "name": "c", "actions": ["pull"]],
                ]
            )
            let header = try JSONReader.read(decoded(parts[0]))
            #expect(header["alg"]?.string == "ES256" && header["x5c"]?.array?.count == 1)
        }
    }

    private func decoded(_ text: Substring) throws -> [UInt8] {
        let standard = text.replacing("-", with: "+").replacing("_", with: "/")
        let padded = standard + String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
        return Array(try #require(Data(base64Encoded: String(padded))))
    }

    @Test(
        "lets nobody in but oauth2accesstoken with a live token",
        arguments: [("oauth2accesstoken", "wrong"), ("_token", nil), ("username@domain.com", nil)]
    )
    func authenticates(_ user: String, _ password: String?) throws {
        try SandboxServer.with { server throws in
            let password = try password ?? server.accountToken()
            let answer = try server.registryToken("service=lanyard-sandbox", user: user, password: password)
            #expect(answer.status == 401)
            #expect(
                answer.json == ["errors": [["code": "UNAUTHORIZED", "message": "authentication failed"]]]
            )
            #expect(answer.headers["www-authenticate"] == #"Basic realm="lanyard-sandbox""#)
        }
    }

    @Test(
        "reads the query strictly",
        arguments: [
            "", "service=other", "service=lanyard-sandbox&service=lanyard-sandbox",
            "service=lanyard-sandbox&scope=repository", "service=lanyard-sandbox&scope=repository:a:destroy",
            "service=lanyard-sandbox&scope=repository::pull", "service=lanyard-sandbox&scope=moon:a:pull",
        ]
    )
    func refuses(_ query: String) throws {
        try SandboxServer.with { server throws in
            let answer = try server.registryToken(query, password: try server.accountToken())
            #expect(answer.status == 400)
        }
    }
}
