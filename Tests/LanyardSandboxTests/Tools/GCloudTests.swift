import LanyardCore
import Testing

@Suite("The real gcloud", .enabled(if: Tools.have("gcloud", "curl")))
struct GCloudTests {
    private static let impersonate =
        "gcloud auth print-access-token --impersonate-service-account=\(SandboxServer.account)"

    @Test("knows the account, the project and the region")
    func configuration() throws {
        let run = try inSandbox(
            """
            gcloud auth list --format='value(account,status)'
            gcloud config get account; gcloud config get project; gcloud config get compute/region
            """
        )
        #expect(
            run.output == "username@domain.com\t*\nusername@domain.com\nray-whisper\nus-central1\n",
            "\(run.errors)"
        )
    }

    @Test("gets a token for the service account, which is the sandbox's own")
    func impersonates() throws {
        let run = try inSandbox(
            """
            token=$(\(GCloudTests.impersonate) 2>/dev/null) || exit
            lanyard-sandbox log | cut -d' ' -f1,2 | uniq
            printf 'data = "access_token=%s"' "$token" | curl -s -K - "$LANYARD_SANDBOX_URL/tokeninfo" | grep '"email"'
            """
        )
        let output = """
            POST /token
            POST /v1/projects/-/serviceAccounts/\(SandboxServer.account):generateAccessToken
              "email": "\(SandboxServer.account)",

            """
        #expect(run == Execution(code: 0, output: output, errors: ""))
    }

    @Test("is told by the log how it asks")
    func request() throws {
        let run = try inSandbox("\(GCloudTests.impersonate) >/dev/null 2>&1; lanyard-sandbox log --json")
        let entries = try JSONReader.read(Array(run.output.utf8)).array ?? []
        let last = try #require(entries.last)
        #expect(last["userAgent"]?.string?.contains("gcloud/") == true)
        #expect(last["contentType"]?.string == "application/json")
        #expect(last["authorization"]?.string?.hasPrefix("Bearer #") == true)
        let body = try JSONReader.read(Array((last["body"]?.string ?? "").utf8))
        #expect(body["lifetime"]?.string == "3600s")
        #expect(body["scope"]?.array?.contains(.string(SandboxServer.platform)) == true)
    }

    @Test(
        "is refused for other accounts and expired logins",
        arguments: [
            ("--deny-account \(SandboxServer.account)", "iam.serviceAccounts.getAccessToken"),
            ("--fault token=invalid_grant", "gcloud auth login"),
            ("--fault token=invalid_rapt", "Reauthentication"),
        ]
    )
    func refused(_ flags: String, _ message: String) throws {
        let run = try inSandbox("lanyard-sandbox control \(flags) && \(GCloudTests.impersonate) </dev/null")
        #expect(run.code == 1)
        #expect(run.output == "")
        #expect(run.errors.contains(message), "\(run.errors)")
    }
}
