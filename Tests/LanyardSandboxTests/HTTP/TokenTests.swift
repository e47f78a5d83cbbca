import LanyardCore
import Testing

/// A refresh with one thing wrong, and Google's answer to it.
struct RefusedRefresh: Sendable, CustomTestStringConvertible {
    var changes: [String: String?]
    var status: Int
    var error: String
    var description: String

    var testDescription: String { "\(changes.keys.sorted().joined()) → \(status) \(error): \(description)" }
}

@Suite("POST /token", .enabled(if: Tools.have("curl")))
struct TokenTests {
    @Test("gives a token for the refresh token of the login")
    func refreshes() throws {
        try SandboxServer.with { server throws in
            let answer = try server.refresh()
            #expect(answer.status == 200)
            #expect(
                answer.json?.members?.map(\.name) == ["access_token", "expires_in", "scope", "token_type", "id_token"]
            )
            #expect(answer.json?["expires_in"]?.integer == 3599)
            #expect(answer.json?["token_type"]?.string == "Bearer")
            let token = answer.json?["access_token"]?.string ?? ""
            #expect(token.hasPrefix("ya29.") && (200...1100).contains(token.utf8.count))
            #expect(answer.headers["content-type"] == "application/json; charset=UTF-8")
            #expect(HTTPDate.seconds(answer.headers["date"] ?? "") != nil)
        }
    }

    @Test("draws another token each time, and both are alive")
    func isRandom() throws {
        try SandboxServer.with { server throws in
            let first = try server.userToken()
            let second = try server.userToken()
            #expect(first != second)
            #expect(try server.tokenInfo(first).status == 200)
            #expect(try server.tokenInfo(second).status == 200)
        }
    }

    @Test("grants fewer scopes where fewer are asked for, and then no identity")
    func narrows() throws {
        try SandboxServer.with { server throws in
            let answer = try server.refresh(["scope": SandboxServer.platform])
            #expect(answer.json?["scope"]?.string == SandboxServer.platform)
            #expect(answer.json?["id_token"] == nil)
        }
    }

    @Test(
        "refuses whatever is wrong",
        arguments: [
            RefusedRefresh(
                changes: ["grant_type": nil],
                status: 400,
                error: "invalid_request",
                description: "Missing required parameter: grant_type"
            ),
            RefusedRefresh(
                changes: ["grant_type": "password"],
                status: 400,
                error: "unsupported_grant_type",
                description: "Invalid grant_type: password"
            ),
            RefusedRefresh(
                changes: ["client_id": nil],
                status: 400,
                error: "invalid_request",
                description: "Could not determine client ID from request."
            ),
            RefusedRefresh(
                changes: ["client_id": "other.apps.googleusercontent.com"],
                status: 401,
                error: "invalid_client",
                description: "The OAuth client was not found."
            ),
            RefusedRefresh(
                changes: ["client_secret": ""],
                status: 400,
                error: "invalid_request",
                description: "client_secret is missing."
            ),
            RefusedRefresh(
                changes: ["client_secret": "wrong"],
                status: 401,
                error: "invalid_client",
                description: "The provided client secret is invalid."
            ),
            RefusedRefresh(
                changes: ["refresh_token": nil],
                status: 400,
                error: "invalid_request",
                description: "Missing required parameter: refresh_token"
            ),
            RefusedRefresh(
                changes: ["refresh_token": "1//other"],
                status: 400,
                error: "invalid_grant",
                description: "Bad Request"
            ),
            RefusedRefresh(
                changes: ["scope": "https://www.googleapis.com/auth/drive"],
                status: 400,
                error: "invalid_scope",
                description: "Bad Request"
            ),
        ]
    )
    func refuses(_ row: RefusedRefresh) throws {
        try SandboxServer.with { server throws in
            let answer = try server.refresh(row.changes)
            #expect(answer.status == row.status)
            #expect(answer.json == ["error": .string(row.error), "error_description": .string(row.description)])
        }
    }

    @Test("takes a form, in the body, and nothing else")
    func form() throws {
        try SandboxServer.with { server throws in
            #expect(try server.refresh(contentType: "application/json").status == 400)
            let inQuery = try server.curl(CurlRequest(method: "POST", target: "/token?grant_type=refresh_token"))
            #expect(inQuery.json?["error"]?.string == "invalid_request")
            for body in ["grant_type=a&grant_type=refresh_token", "grant_type=%zz"] {
                let answer = try server.curl(CurlRequest(method: "POST", target: "/token", body: body))
                #expect(answer.json?["error_description"]?.string == "The form cannot be read.")
            }
        }
    }
}
