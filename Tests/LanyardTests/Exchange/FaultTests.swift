import Testing

/// What people see when Google, the login or the network fails: the whole of standard error and the exit code.
@Suite("A failing Google")
struct FaultTests {
    private static let account = "ray-ai-training@ray-whisper.iam.gserviceaccount.com"
    private static let login = "gcloud's login of username@domain.com"
    private static let renewal = "gcloud auth login username@domain.com"

    /// `lanyard token` against a sandbox with that fault; the port, which changes, is shown as PORT.
    private static func token(_ fault: String, _ control: String = "", kept: String = "none") throws -> Run {
        try inSandbox(
            """
            lanyard-sandbox control --fault \(fault) \(control)
            SERVICE_ACCOUNT=\(account) LANYARD_STORE=\(kept) lanyard token 2>errors
            code=$?; sed -E 's/127.0.0.1:[0-9]+/HOST/' errors >&2; exit $code
            """,
            options: ["--no-keyring"]
        )
    }

    @Test(
        "is told in words, with what to do",
        arguments: [
            (
                "token=invalid_grant", 77,
                ["error: \(login) has expired or was revoked: Token has been expired or revoked.", "hint: \(renewal)"]
            ),
            (
                "token=invalid_rapt", 77,
                [
                    "error: Google wants username@domain.com to log in again: reauth related error (invalid_rapt)",
                    "hint: \(renewal)",
                ]
            ),
            (
                "token=401", 77,
                ["error: \(login) is not accepted any more: The OAuth client was not found.", "hint: \(renewal)"]
            ),
            ("token=400", 1, ["error: HOST refused with status 400: Bad Request", "hint: log in again: \(renewal)"]),
            (
                "generateAccessToken=403", 77,
                [
                    "error: \(account) may not be impersonated by username@domain.com, or does not exist",
                    "hint: gcloud iam service-accounts add-iam-policy-binding \(account)"
                        + " --member=user:username@domain.com --role=roles/iam.serviceAccountTokenCreator",
                    "hint: a role that was granted a moment ago takes some minutes to be seen",
                ]
            ),
            (
                "generateAccessToken=service_disabled", 77,
                [
                    "error: the API iamcredentials.googleapis.com is not enabled in project ray-whisper",
                    "hint: gcloud services enable iamcredentials.googleapis.com --project=ray-whisper",
                ]
            ),
            (
                "generateAccessToken=404", 1,
                [
                    "error: there is no service account \(account)",
                    "hint: gcloud iam service-accounts list --project=ray-whisper",
                ]
            ),
            (
                "generateAccessToken=401", 77,
                [
                    "error: HOST does not accept the login of username@domain.com: Request had invalid"
                        + " authentication credentials. Expected OAuth 2 access token, login cookie or other valid"
                        + " authentication credential. See"
                        + " https://developers.google.com/identity/sign-in/web/devconsole-project.",
                    "hint: \(renewal)",
                ]
            ),
        ] as [(String, Int32, [String])]
    )
    func refusals(_ fault: String, _ code: Int32, _ lines: [String]) throws {
        let run = try FaultTests.token(fault)
        #expect(run == Run(code: code, output: "", errors: lines.map { "lanyard: \($0)\n" }.joined()))
    }

    private static let cut = "hint: try again; if it stays so, does a proxy or a firewall cut the connection?"
    private static let page = "hint: is there a captive portal or proxy in between?"

    @Test(
        "that answers nonsense is unavailable",
        arguments: ["token", "generateAccessToken"],
        [
            (
                "html",
                [
                    "error: HOST answered with status 200 and something else than JSON (text/html; charset=UTF-8, N bytes)",
                    page,
                ]
            ),
            (
                "empty",
                [
                    "error: HOST answered with status 200 and something else than JSON"
                        + " (application/json; charset=UTF-8, N bytes)",
                    page,
                ]
            ),
            ("half-json", ["error: HOST answered with broken JSON: the text ends inside a string (N bytes)", page]),
            (
                "cut",
                [
                    "error: HOST broke off in the middle of its answer: transfer closed with N bytes remaining to read",
                    cut,
                ]
            ),
            (
                "reset",
                ["error: HOST broke off in the middle of its answer: Recv failure: Connection reset by peer", cut]
            ),
            ("huge", ["error: HOST answered with more than 1 MiB", page]),
            (
                "redirect",
                [
                    "error: HOST redirects to /redirected, where no token is asked for",
                    "hint: is there a login page between this machine and the network?",
                ]
            ),
        ] as [(String, [String])]
    )
    func nonsense(_ endpoint: String, _ fault: (name: String, lines: [String])) throws {
        let run = try FaultTests.token(endpoint + "=" + fault.name)
        let errors = run.errors.replacing(/[0-9]+ bytes/, with: "N bytes")
        #expect(run.code == 69 && run.output.isEmpty)
        #expect(errors == fault.lines.map { "lanyard: \($0)\n" }.joined())
    }

    @Test("that gives a token which has expired, or never does, gives none", arguments: ["expired", "no-expiry"])
    func expiry(_ fault: String) throws {
        let run = try FaultTests.token("generateAccessToken=" + fault, kept: "kernel")
        #expect(run.code == 69 && run.output.isEmpty)
        let expected =
            fault == "expired"
            ? /lanyard: error: HOST answered with a token that has expired already \(at 20.*Z\)\n/
            : /lanyard: error: HOST answered with a token whose expiry cannot be read: ""\n/
        let lines = run.errors.split(separator: "\n").map { $0 + "\n" }
        #expect(lines.count == 2 && lines[0].wholeMatch(of: expected) != nil, "\(run.errors)")
        #expect(
            lines.last
                == "lanyard: hint: try again; is that Google's server? gcloud config list api_endpoint_overrides/\n"
        )
    }

    @Test("may write an expiry with fractions or an offset", arguments: ["fraction", "offset"])
    func expiryForms(_ fault: String) throws {
        let run = try FaultTests.token("generateAccessToken=" + fault)
        #expect(run.code == 0 && run.output.hasPrefix("ya29."))
    }

    @Test("that passes is asked again", arguments: ["token=503", "generateAccessToken=500", "generateAccessToken=429"])
    func retries(_ fault: String) throws {
        let run = try inSandbox(
            """
            lanyard-sandbox control --count 1 --fault \(fault)
            SERVICE_ACCOUNT=\(FaultTests.account) LANYARD_STORE=none lanyard token 2>/dev/null | grep -c '^ya29'
            lanyard-sandbox log | grep -oE '/token|:generateAccessToken|[0-9]{3}( .*)?$' | paste -sd' '
            """,
            options: ["--no-keyring"]
        )
        let parts = fault.split(separator: "=")
        let again = "\(parts[1]) (\(parts[1]))"
        let expected =
            parts[0] == "token"
            ? "/token \(again) /token 200 :generateAccessToken 200"
            : "/token 200 :generateAccessToken \(again) :generateAccessToken 200"
        #expect(run.output == "1\n\(expected)\n", "\(run.errors)")
    }

    @Test("that asks for more patience than there is time is given up at once")
    func retryAfter() throws {
        let run = try FaultTests.token("generateAccessToken=503", "--retry-after 100")
        let errors = """
            lanyard: error: HOST answered with status 503: The service is currently unavailable.
            lanyard: hint: try again later; how Google fares: https://status.cloud.google.com

            """
        #expect(run == Run(code: 69, output: "", errors: errors))
    }

    @Test(
        "that never answers is given up when the time of the request is over",
        .enabled(if: Requirements.tool("jq"), "jq is missing"),
        arguments: ["hang", "slow"]
    )
    func hang(_ fault: String) throws {
        let run = try inSandbox(
            """
            lanyard-sandbox control --fault generateAccessToken=\(fault)
            \(ExchangeRequests.token(timeLimit: 1500)) | lanyard-exchange | jq -c '.failure | [.message, .code]' \\
                | sed -E 's/127.0.0.1:[0-9]+/HOST/; s/1\\.[0-9] s/1.N s/'
            """,
            options: ["--no-keyring"]
        )
        #expect(run.output == "[\"HOST did not answer within 1.N s\",69]\n", "\(run.errors)")
    }
}
