import Testing

/// Whatever fails at Google's: nothing on standard output, a code that a script can tell, and what to do about it.
@Suite("Every fault of a server")
struct FaultHintTests {
    /// All that the sandbox knows, as its own error message lists them; so a new one cannot be forgotten here.
    private static let faults: [String] = {
        let run = try? inSandbox("lanyard-sandbox control --fault token=help", options: ["--no-keyring"])
        let list = run?.errors.split(separator: "faults: ").last ?? ""
        return list.split { $0 == "," || $0 == " " || $0 == "\n" }.map { String($0) }.filter { $0 != "none" }
    }()

    /// Times that Lanyard can read; and that of a login does not count once the account's token is there.
    private static let harmless: Set = [
        "token=fraction", "token=offset", "token=no-expiry", "generateAccessToken=fraction",
        "generateAccessToken=offset",
    ]
    private static let refused: Set = [
        "token=401", "token=403", "token=invalid_grant", "token=invalid_rapt", "token=service_disabled",
        "token=expired", "generateAccessToken=401", "generateAccessToken=403",
        "generateAccessToken=service_disabled",
    ]
    private static let wrong: Set = [
        "token=400", "token=404", "generateAccessToken=400", "generateAccessToken=404",
        "generateAccessToken=invalid_grant", "generateAccessToken=invalid_rapt",
    ]

    @Test("are many")
    func count() {
        #expect(FaultHintTests.faults.count >= 26)
    }

    @Test("comes with a hint and without a token", arguments: ["token", "generateAccessToken"], faults)
    func hint(_ endpoint: String, _ name: String) throws {
        let fault = endpoint + "=" + name
        let run = try inSandbox(
            """
            lanyard-sandbox control --fault \(fault)
            SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com lanyard token --no-cache
            """,
            options: ["--no-keyring"]
        )
        #expect(!run.errors.contains("ya29.") && !run.errors.contains("1//"))
        if FaultHintTests.harmless.contains(fault) {
            #expect(run.code == 0 && run.output.hasPrefix("ya29."), "\(run.errors)")
            return
        }
        let code: Int32 =
            FaultHintTests.refused.contains(fault) ? 77 : FaultHintTests.wrong.contains(fault) ? 1 : 69
        #expect(run.code == code && run.output.isEmpty, "\(run.errors)")
        #expect(run.errors.contains("lanyard: error: ") && run.errors.contains("lanyard: hint: "), "\(run.errors)")
    }

    @Test("an exchange that dies is unavailable, and says what to do")
    func deadExchange() throws {
        let run = try inSandbox(
            """
            mkdir bin; cp "$(command -v lanyard)" bin; printf '#!/bin/sh\\nexit 3\\n' >bin/lanyard-exchange
            chmod +x bin/lanyard-exchange
            SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com bin/lanyard token --no-cache
            """,
            options: ["--no-keyring"]
        )
        let errors = """
            lanyard: error: lanyard-exchange ended with code 3 and without an answer
            lanyard: hint: try again; if it stays so, install lanyard and lanyard-exchange together

            """
        #expect(run == Run(code: 69, output: "", errors: errors))
    }

    @Test(
        "an exchange makes files for the user alone, whatever its caller allows",
        .enabled(if: Requirements.tool("pgrep"), "pgrep is missing")
    )
    func umask() throws {
        let run = try inSandbox(
            """
            umask 000; lanyard-sandbox control --fault token=hang
            SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com lanyard token --no-cache 2>/dev/null &
            \(Scripts.untilAsked)
            exchange=$(pgrep -P $!); grep Umask "/proc/$exchange/status"; kill "$exchange"; wait
            """,
            options: ["--no-keyring"]
        )
        #expect(run.output == "Umask:\t0077\n", "\(run.errors)")
    }
}
