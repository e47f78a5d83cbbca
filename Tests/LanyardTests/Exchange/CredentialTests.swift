import LanyardCore
import LanyardSystem
import Testing

@testable import LanyardExchange

@Suite("A credential")
struct CredentialTests {
    private static func user(_ json: String) throws(Failure) -> AuthorizedUser {
        try Credential(Array(json.utf8), origin: "the login in x", renewal: "renew it").user()
    }

    private static let whole = """
        {"type": "authorized_user", "client_id": "id&x", "client_secret": "s+e/c=", "refresh_token": "1//r t",
         "token_uri": "https://oauth2.googleapis.com/token", "universe_domain": "googleapis.com"}
        """

    @Test("of a person is read whole")
    func authorizedUser() throws {
        let user = try CredentialTests.user(CredentialTests.whole)
        #expect(user.clientID == "id&x" && user.clientSecret == "s+e/c=" && user.refreshToken == "1//r t")
        #expect(user.tokenURI == "https://oauth2.googleapis.com/token" && user.universe == "googleapis.com")
    }

    @Test("is posted as a form in which every byte keeps its place")
    func form() throws {
        let user = try CredentialTests.user(CredentialTests.whole)
        #expect(
            String(decoding: user.form(scopes: nil), as: UTF8.self)
                == "grant_type=refresh_token&client_id=id%26x&client_secret=s%2Be%2Fc%3D&refresh_token=1%2F%2Fr%20t"
        )
        #expect(
            String(decoding: user.form(scopes: ["openid", "https://a/b"]), as: UTF8.self)
                .hasSuffix("&scope=openid%20https%3A%2F%2Fa%2Fb")
        )
    }

    @Test("says nothing of its secrets, however it is printed")
    func silence() throws {
        let user = try CredentialTests.user(CredentialTests.whole)
        var dumped = ""
        dump(user, to: &dumped)
        for text in ["\(user)", String(reflecting: user), String(describing: [user]), dumped] {
            #expect(text.contains("the login in x"))
            #expect(!text.contains("s+e/c=") && !text.contains("1//r t"))
        }
    }

    @Test(
        "that is something else is told as what it is",
        arguments: [
            ("", "the login in x is no JSON: the text ends where a value is expected (after 0 bytes)"),
            ("{\"type\":", "the login in x is no JSON: the text ends where a value is expected (after 8 bytes)"),
            ("[]", "the login in x is no JSON object"),
            ("{}", "the login in x does not say its type"),
            (
                "{\"type\":\"authorised\\u001b\"}",
                "the login in x is of type authorised\\u{1b}, which no library of Google's knows"
            ),
            ("{\"type\":\"service_account\"}", "the login in x is of type service_account, which is not supported yet"),
            (
                "{\"type\":\"external_account\"}",
                "the login in x is of type external_account, which is not supported yet"
            ),
            (
                "{\"type\":\"authorized_user\",\"client_id\":\"a\",\"client_secret\":\"b\",\"refresh_token\":\"\"}",
                "the login in x is incomplete: client_id, client_secret and refresh_token belong to it"
            ),
        ]
    )
    func broken(_ json: String, _ message: String) {
        let failure = #expect(throws: Failure.self) { try CredentialTests.user(json) }
        #expect(failure?.message == message)
        #expect(failure?.exitCode == .notPermitted)
    }

    @Test(
        "is counted for the project of the environment, else for that of the file",
        arguments: [
            ("", "mine", "mine"), (", \"quota_project_id\": \"theirs\"", nil, "theirs"),
            (", \"quota_project_id\": \"theirs\"", "mine", "mine"), ("", nil, nil),
        ] as [(String, String?, String?)]
    )
    func quotaProject(_ member: String, _ variable: String?, _ expected: String?) throws {
        #expect(try CredentialTests.login(member, variable).quotaProject == expected)
    }

    @Test("is known by the account in its file, else by the file's path")
    func principal() throws {
        #expect(try CredentialTests.login("", nil).payer.principal == "/adc.json")
        #expect(try CredentialTests.login(", \"account\": \"\"", nil).payer.principal == "/adc.json")
        #expect(try CredentialTests.login(", \"account\": \"me@domain.com\"", nil).payer.principal == "me@domain.com")
    }

    @Test("of a project that would break a header is refused", arguments: ["a\r\nX-Evil: 1", "a b", "é"])
    func hostileQuotaProject(_ project: String) {
        let message = "the quota project is no name of a project: \(visible(project))"
        let hint = "unset GOOGLE_CLOUD_QUOTA_PROJECT, or mend quota_project_id in /adc.json"
        #expect(throws: SourceFailure.broken(Failure(message, hint: hint))) { try CredentialTests.login("", project) }
    }

    private static func login(_ member: String, _ variable: String?) throws(SourceFailure) -> Login {
        let json = whole.replacing("}", with: member + "}")
        var files = Files.none
        files.read = { path, _ in path == "/adc.json" ? Array(json.utf8) : [] }
        var environment = Environment(["GOOGLE_APPLICATION_CREDENTIALS": "/adc.json"])
        environment["GOOGLE_CLOUD_QUOTA_PROJECT"] = variable
        return try NamedCredentialFile(environment: environment, files: files).find()
    }

    @Test(
        "lives as long as a number or a text says",
        arguments: [
            ("3599", 3_599_000), ("\"3599\"", 3_599_000), ("0", nil), ("-1", nil), ("3599.5", nil), ("\"soon\"", nil),
            ("null", nil), ("1e400", nil),
        ] as [(String, Int?)]
    )
    func lifetimes(_ json: String, _ expected: Int?) throws {
        #expect(Refresh.lifetime(try JSONReader.read(Array(json.utf8))) == expected)
    }

    @Test(
        "names its person where an id_token comes along",
        arguments: [
            // {"email":"username@domain.com"} and {"email":"é"}; then no claims, no base64, no token.
            ("h.eyJlbWFpbCI6InVzZXJuYW1lQGRvbWFpbi5jb20ifQ.s", "username@domain.com"),
            ("h.eyJlbWFpbCI6IsOpIn0.s", ""), ("h.e30.s", ""), ("h.*.s", ""), ("h", ""), ("", ""),
        ]
    )
    func idToken(_ token: String, _ email: String) {
        #expect(IDToken.email(in: ["id_token": .string(token)]) == email)
        #expect(IDToken.email(in: [:]) == "")
    }
}
