import LanyardCore
import Testing

/// A body with one thing wrong, and the field that Google names for it.
struct RefusedWish: Sendable, CustomTestStringConvertible {
    var body: String
    var field: String?
    var message: String

    var testDescription: String { body }
}

@Suite("POST …:generateAccessToken", .enabled(if: Tools.have("curl")))
struct AccessTokenTests {
    private static let scope = #""scope": ["https://www.googleapis.com/auth/cloud-platform"]"#

    @Test("gives a service account's token for an hour, or for as long as is asked", arguments: [nil, 1, 900, 3600])
    func mints(_ lifetime: Int?) throws {
        let wish = lifetime.map { #", "lifetime": "\#($0)s""# } ?? #", "lifetime": null, "delegates": null"#
        try SandboxServer.with { server throws in
            let answer = try server.generate(token: try server.userToken(), body: "{\(AccessTokenTests.scope)\(wish)}")
            #expect(answer.status == 200)
            #expect(answer.json?.members?.map(\.name) == ["accessToken", "expireTime"])
            let expiry = RFC3339.milliseconds(answer.json?["expireTime"]?.string ?? "") ?? 0
            let date = HTTPDate.seconds(answer.headers["date"] ?? "") ?? 0
            #expect(expiry / 1000 - date == lifetime ?? 3600)
        }
    }

    @Test("knows a token of its own from everything else")
    func authenticates() throws {
        try SandboxServer.with { server throws in
            let none = try server.generate(token: nil)
            #expect(none.status == 401)
            #expect(none.json?.errorStatus == "UNAUTHENTICATED" && none.json?.errorReason == "CREDENTIALS_MISSING")
            let wrong = try server.generate(token: "ya29.wrong")
            #expect(wrong.status == 401)
            #expect(
                wrong.json?.errorStatus == "UNAUTHENTICATED"
                    && wrong.json?.errorReason == "ACCESS_TOKEN_TYPE_UNSUPPORTED"
            )
            #expect(wrong.headers["www-authenticate"]?.contains("invalid_token") == true)
            let weak = try server.generate(token: try server.userToken(scope: "openid"))
            #expect(weak.status == 403 && weak.json?.errorReason == "ACCESS_TOKEN_SCOPE_INSUFFICIENT")
        }
    }

    @Test("lets tokens die when their time is over")
    func expires() throws {
        try SandboxServer.with(["--lifetime", "1"]) { server throws in
            let token = try server.userToken()
            // The token was made before the Date of its answer: one full second later it is dead.
            var last = try server.generate(token: token)
            for _ in 0..<50_000 where last.status == 200 { last = try server.generate(token: token) }
            #expect(last.status == 401)
            #expect(try server.tokenInfo(token).status == 400)
        }
    }

    @Test("refuses accounts that the person may not impersonate, as Google does")
    func permission() throws {
        try SandboxServer.with(["--allow-account", "other@ray-whisper.iam.gserviceaccount.com"]) { server throws in
            let token = try server.userToken()
            let denied = try server.generate(token: token, account: "evil@ray-whisper.iam.gserviceaccount.com")
            #expect(denied.status == 403)
            let metadata: JSON = ["permission": "iam.serviceAccounts.getAccessToken"]
            let detail: JSON = [
                "@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "IAM_PERMISSION_DENIED",
                "domain": "iam.googleapis.com", "metadata": metadata,
            ]
            let message = "Permission 'iam.serviceAccounts.getAccessToken' denied on resource (or it may not exist)."
            #expect(
                denied.json == [
                    "error": [
                        "code": 403, "message": .string(message), "status": "PERMISSION_DENIED", "details": [detail],
                    ]
                ]
            )
            let allowed = try server.generate(token: token, account: "other@ray-whisper.iam.gserviceaccount.com")
            #expect(allowed.status == 200)
            let byAccount = try server.generate(token: try server.accountToken())
            #expect(byAccount.status == 403, "a service account holds no role")
        }
    }

    @Test("follows delegates, each of which must be allowed")
    func delegates() throws {
        let other = "projects/-/serviceAccounts/other@ray-whisper.iam.gserviceaccount.com"
        let body = "{\(AccessTokenTests.scope), \"delegates\": [\"\(other)\"]}"
        try SandboxServer.with { server throws in
            let token = try server.userToken()
            #expect(try server.generate(token: token, body: body).status == 403)
            #expect(try server.control(["--allow-account", "other@ray-whisper.iam.gserviceaccount.com"]).code == 0)
            #expect(try server.generate(token: token, body: body).status == 200)
        }
    }

    @Test(
        "reads the body strictly",
        arguments: [
            RefusedWish(body: "{}", field: "scope", message: "Scope required."),
            RefusedWish(body: #"{"scope": []}"#, field: "scope", message: "Scope required."),
            RefusedWish(
                body: #"{"scope": ["cloud-platform"]}"#,
                field: "scope",
                message: "Invalid OAuth scope: cloud-platform"
            ),
            RefusedWish(
                body: #"{"scope": "openid"}"#,
                field: "scope",
                message: #"Invalid value at 'scope' (TYPE_STRING), "openid""#
            ),
            RefusedWish(
                body: "{\(scope), \"lifetime\": 3600}",
                field: "lifetime",
                message: "Invalid value at 'lifetime' (type.googleapis.com/google.protobuf.Duration), 3600"
            ),
            RefusedWish(
                body: "{\(scope), \"lifetime\": \"1h\"}",
                field: "lifetime",
                message: #"Invalid value at 'lifetime' (type.googleapis.com/google.protobuf.Duration), "1h""#
            ),
            RefusedWish(
                body: "{\(scope), \"lifetime\": \"0s\"}",
                field: "lifetime",
                message: "The access token lifetime must be positive."
            ),
            RefusedWish(
                body: "{\(scope), \"lifetime\": \"3601s\"}",
                field: "lifetime",
                message: "The access token lifetime cannot exceed 3600 seconds (1 hour) unless the organization "
                    + "policy constraint constraints/iam.allowServiceAccountCredentialLifetimeExtension allows the "
                    + "service account."
            ),
            RefusedWish(
                body: "{\(scope), \"delegates\": [\"other@ray-whisper.iam.gserviceaccount.com\"]}",
                field: "delegates",
                message: "Invalid resource name: other@ray-whisper.iam.gserviceaccount.com"
            ),
            RefusedWish(
                body: "{\(scope), \"audience\": \"x\"}",
                field: "",
                message: #"Invalid JSON payload received. Unknown name "audience": Cannot find field."#
            ),
            RefusedWish(
                body: "[]",
                field: "",
                message: "Invalid JSON payload received. Root element must be a message."
            ),
            RefusedWish(
                body: "{",
                field: nil,
                message: "Invalid JSON payload received. a name in quotes is expected."
            ),
        ]
    )
    func refuses(_ row: RefusedWish) throws {
        try SandboxServer.with { server throws in
            let answer = try server.generate(token: try server.userToken(), body: row.body)
            #expect(answer.status == 400)
            #expect(answer.json?.errorStatus == "INVALID_ARGUMENT")
            #expect(answer.json?.errorField == row.field)
            #expect(answer.json?.errorMessage == row.message)
        }
    }

    @Test("wants JSON, and an address that can be a service account's")
    func form() throws {
        try SandboxServer.with { server throws in
            let token = try server.userToken()
            let form = try server.generate(token: token, contentType: "application/x-www-form-urlencoded")
            #expect(form.status == 400 && form.json?.errorStatus == "INVALID_ARGUMENT")
            let person = try server.generate(token: token, account: "username@domain.com")
            #expect(person.status == 400)
            #expect(person.json?.errorMessage?.hasPrefix("Invalid form of account ID username@domain.com.") == true)
            // An @ may be written as %40, which some clients do.
            let encoded = SandboxServer.account.replacing("@", with: "%40")
            #expect(try server.generate(token: token, account: encoded).status == 200)
        }
    }
}
