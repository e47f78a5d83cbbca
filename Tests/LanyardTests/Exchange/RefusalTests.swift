import LanyardCore
import LanyardSystem
import Testing

@testable import LanyardExchange

@Suite("A refusal of Google's")
struct RefusalTests {
    private static let account = "training@ray-whisper.iam.gserviceaccount.com"
    private static let person = Payer(
        email: "username@domain.com",
        words: "gcloud's login of username@domain.com",
        renewal: "gcloud auth login username@domain.com"
    )

    private static func json(_ text: String) throws -> JSON {
        try JSONReader.read(Array(text.utf8))
    }

    private static func impersonation(
        _ status: Int,
        _ body: String,
        payer: Payer = person,
        delegates: [String] = []
    ) throws -> Failure {
        let target = TokenTarget(serviceAccount: account, delegates: delegates, lifetime: 7200)
        return ImpersonationRefusal(serviceAccount: account, target: target, payer: payer, host: "iam.test")
            .failure(HTTPAnswer(status: status, headers: [], body: Array(body.utf8)), try json(body))
    }

    private static func refresh(_ status: Int, _ body: String) throws -> Failure {
        RefreshRefusal(payer: person, host: "oauth2.test")
            .failure(HTTPAnswer(status: status, headers: [], body: Array(body.utf8)), try json(body))
    }

    private static let denied = """
        {"error":{"code":403,"message":"Permission 'iam.serviceAccounts.getAccessToken' denied on resource (or it may \
        not exist).","status":"PERMISSION_DENIED","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo",\
        "reason":"IAM_PERMISSION_DENIED","domain":"iam.googleapis.com","metadata":{"permission":\
        "iam.serviceAccounts.getAccessToken"}}]}}
        """

    @Test("for want of a role names who, whom and the command that grants it")
    func missingRole() throws {
        #expect(
            try RefusalTests.impersonation(403, RefusalTests.denied)
                == Failure(
                    "\(RefusalTests.account) may not be impersonated by username@domain.com, or does not exist",
                    hints: [
                        "gcloud iam service-accounts add-iam-policy-binding \(RefusalTests.account)"
                            + " --member=user:username@domain.com --role=roles/iam.serviceAccountTokenCreator",
                        "a role that was granted a moment ago takes some minutes to be seen",
                    ],
                    exitCode: .notPermitted
                )
        )
    }

    @Test("for want of a role, quotes whatever a shell would take for more")
    func hostilePayer() throws {
        let payer = Payer(email: "o'hara$(id)@domain.com", words: "w", renewal: "r")
        let failure = try RefusalTests.impersonation(403, RefusalTests.denied, payer: payer)
        #expect(
            failure.hints.first
                == "gcloud iam service-accounts add-iam-policy-binding \(RefusalTests.account)"
                + " --member='user:o'\\''hara$(id)@domain.com' --role=roles/iam.serviceAccountTokenCreator"
        )
    }

    @Test("for want of a role, tells a machine's login and a chain as what they are")
    func machinesAndChains() throws {
        let payer = Payer(email: "ci@ray-whisper.iam.gserviceaccount.com", words: "w", renewal: "r")
        let first = "first@ray-whisper.iam.gserviceaccount.com"
        let failure = try RefusalTests.impersonation(403, RefusalTests.denied, payer: payer, delegates: [first])
        #expect(
            failure.message
                == "\(RefusalTests.account) may not be impersonated by ci@ray-whisper.iam.gserviceaccount.com"
                + " through \(first), or does not exist"
        )
        #expect(
            failure.hints.first
                == "gcloud iam service-accounts add-iam-policy-binding \(first)"
                + " --member=serviceAccount:ci@ray-whisper.iam.gserviceaccount.com"
                + " --role=roles/iam.serviceAccountTokenCreator"
        )
    }

    @Test("for want of a role, gives no command that cannot be complete")
    func unknownPayer() throws {
        let payer = Payer(email: "", words: "the login in /adc.json", renewal: "r")
        let failure = try RefusalTests.impersonation(403, RefusalTests.denied, payer: payer)
        #expect(
            failure.hints.first
                == "whoever the login in /adc.json belongs to needs roles/iam.serviceAccountTokenCreator"
                + " on \(RefusalTests.account)"
        )
    }

    @Test("because an API is off names the command that turns it on, and takes nothing but names from the server")
    func disabled() throws {
        func body(_ consumer: String) -> String {
            """
            {"error":{"code":403,"message":"off","status":"PERMISSION_DENIED","details":[{"@type":\
            "type.googleapis.com/google.rpc.ErrorInfo","reason":"SERVICE_DISABLED","metadata":{"service":\
            "iamcredentials.googleapis.com","consumer":"\(consumer)"}}]}}
            """
        }
        #expect(
            try RefusalTests.impersonation(403, body("projects/123"))
                == Failure(
                    "the API iamcredentials.googleapis.com is not enabled in project 123",
                    hint: "gcloud services enable iamcredentials.googleapis.com --project=123",
                    exitCode: .notPermitted
                )
        )
        #expect(
            try RefusalTests.impersonation(403, body("projects/x;reboot")).hints
                == ["enable it in the project that the login is counted for: gcloud services enable --help"]
        )
    }

    @Test(
        "ends with the code that says what kind it is",
        arguments: [
            (400, ExitCode.failed), (401, .notPermitted), (403, .notPermitted), (404, .failed), (408, .unavailable),
            (409, .failed), (429, .unavailable), (500, .unavailable), (501, .unavailable), (503, .unavailable),
        ]
    )
    func codes(_ status: Int, _ code: ExitCode) throws {
        let body = "{\"error\":{\"code\":\(status),\"message\":\"m\",\"status\":\"S\"}}"
        #expect(try RefusalTests.impersonation(status, body).exitCode == code)
        let login = status == 404 || status == 400 || status == 409 ? ExitCode.failed : code
        #expect(try RefusalTests.refresh(status, body).exitCode == login)
    }

    @Test(
        "to renew a login names the command that does",
        arguments: [
            (
                "{\"error\":\"invalid_grant\",\"error_description\":\"Token has been expired or revoked.\"}",
                "gcloud's login of username@domain.com has expired or was revoked: Token has been expired or revoked."
            ),
            (
                "{\"error\":\"invalid_grant\",\"error_description\":\"reauth\",\"error_subtype\":\"invalid_rapt\"}",
                "Google wants username@domain.com to log in again: reauth"
            ),
            (
                "{\"error\":\"invalid_grant\",\"error_description\":\"reauth\",\"error_subtype\":\"rapt_required\"}",
                "Google wants username@domain.com to log in again: reauth"
            ),
            (
                "{\"error\":\"invalid_client\",\"error_description\":\"The OAuth client was not found.\"}",
                "gcloud's login of username@domain.com is not accepted any more: The OAuth client was not found."
            ),
            (
                "{\"error\":\"invalid_grant\"}",
                "gcloud's login of username@domain.com has expired or was revoked: invalid_grant"
            ),
        ]
    )
    func expiredLogin(_ body: String, _ message: String) throws {
        #expect(
            try RefusalTests.refresh(400, body)
                == Failure(message, hint: "gcloud auth login username@domain.com", exitCode: .notPermitted)
        )
    }

    @Test("cannot move a reader's cursor, nor fill the screen")
    func hostileText() throws {
        let text = "a\u{1b}[2J" + String(repeating: "x", count: 5000)
        let body = JSON.object([.init("error", ["message": .string(text), "code": 400])]).compact
        let failure = try RefusalTests.impersonation(400, body)
        #expect(failure.message.hasPrefix("iam.test refused with status 400: a\\u{1b}[2Jxxx"))
        #expect(failure.message.utf8.count < 1100)
    }

    @Test("never shows a secret that the server sends back")
    func echo() {
        let answer = HTTPAnswer(status: 400, headers: [], body: Array("got 1//secret, 1//secret!".utf8))
        #expect(String(decoding: answer.scrubbed(of: ["1//secret", ""]).body, as: UTF8.self) == "got …, …!")
        let good = HTTPAnswer(status: 200, headers: [], body: Array("1//secret".utf8))
        #expect(good.scrubbed(of: ["1//secret"]) == good)
    }
}
