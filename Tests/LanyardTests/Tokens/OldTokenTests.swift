import Testing

/// Google, the login's server or the network fails while a cached token is below its floor, but lives on.
@Suite("An old token", .enabled(if: Requirements.tools("keyctl", "jq"), "keyctl or jq is missing"))
struct OldTokenTests {
    /// `fresh` is the cached token, aged by 50 minutes.
    private static let prepare = """
        export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com LANYARD_STORE=kernel
        lanyard token >fresh 2>/dev/null; keyctl link @u @s
        key=$(keyctl show @u | grep "$LANYARD_KEYRING:" | tr -s ' ' | sed 's/^ //' | cut -d' ' -f1)
        keyctl pipe "$key" >payload
        # The cached token as it is after so many minutes.
        age() { jq -cj ".wall -= $1 * 60000 | .boot -= $1 * 60000" <payload >aged; keyctl pupdate "$key" <aged; }
        # How it ends with that fault, which token comes, and what is said.
        with() {
            lanyard-sandbox control --retry-after 100 --fault "$1" >/dev/null
            lanyard token >token 2>errors; code=$?; lanyard-sandbox control --fault "${1%=*}=none" >/dev/null
            echo "$1 $code $(cmp -s fresh token && echo old) $(grep -c 'warning: .*; the old token is used, which lives for' errors)"
        }

        """

    private static let passing = [
        "408", "429", "500", "502", "503", "504", "reset", "html", "half-json", "cut", "huge", "redirect", "empty",
    ]

    @Test("serves with a warning while the failure may pass", arguments: ["token", "generateAccessToken"])
    func passing(_ endpoint: String) throws {
        // A token that tells no expiry or a past one comes from the second call alone.
        let faults = OldTokenTests.passing + (endpoint == "token" ? [] : ["expired", "no-expiry"])
        let run = try inSandbox(
            OldTokenTests.prepare
                + """
                age 50
                for fault in \(faults.joined(separator: " ")); do with \(endpoint)=$fault; done
                with \(endpoint)=hang
                """
        )
        let expected = (faults + ["hang"]).map { "\(endpoint)=\($0) 0 old 1\n" }.joined()
        #expect(run.output == expected, "\(run.errors)")
    }

    @Test("serves no longer than to its last minute, and where the failure will not pass not at all")
    func refused() throws {
        let run = try inSandbox(
            OldTokenTests.prepare
                + """
                age 58; with token=503
                age 59; with token=503
                age 61; with token=503
                age 50; with token=invalid_grant; rm "$XDG_RUNTIME_DIR"/lanyard/*.failure
                with generateAccessToken=403; rm "$XDG_RUNTIME_DIR"/lanyard/*.failure
                with generateAccessToken=404; rm "$XDG_RUNTIME_DIR"/lanyard/*.failure
                # The clock was set: the other one tells how long the token still lives.
                jq -cj '.wall -= 600000' <payload >aged; keyctl pupdate "$key" <aged; with token=503
                """
        )
        let expected = """
            token=503 0 old 1
            token=503 69  0
            token=503 69  0
            token=invalid_grant 77  0
            generateAccessToken=403 77  0
            generateAccessToken=404 1  0
            token=503 0 old 1

            """
        #expect(run.output == expected, "\(run.errors)")
    }

    @Test("keeps no promise of refresh, which says why")
    func refresh() throws {
        let run = try inSandbox(
            OldTokenTests.prepare
                + """
                age 50; lanyard-sandbox control --retry-after 100 --fault token=503 >/dev/null
                lanyard refresh 2>errors >/dev/null; echo $?; grep -v warning errors
                lanyard refresh --all 2>errors >/dev/null; echo $?; grep -v warning errors
                """
        )
        let told = """
            69
            lanyard: error: the old token lives for 9 min only, and no new one could be had
            lanyard: hint: try again once Google can be reached

            """
        #expect(run.output.replacing("ray-ai-training@ray-whisper.iam.gserviceaccount.com: ", with: "") == told + told)
    }

    @Test("of before the clock was set, or of a clock that was ahead, is fetched anew once")
    func uncertain() throws {
        let run = try inSandbox(
            OldTokenTests.prepare
                + """
                asked() { lanyard token | cmp -s fresh - && echo old; lanyard-sandbox log | grep -c generateAccessToken; }
                for change in '.boot += 3600000' '.wall -= 86400000' '.wall += 86400000'; do
                    jq -cj "$change" <payload >aged; keyctl pupdate "$key" <aged; asked; asked
                    lanyard token >fresh; keyctl pipe "$key" >payload 2>/dev/null || {
                        key=$(keyctl show @u | grep "$LANYARD_KEYRING:" | tr -s ' ' | sed 's/^ //' | cut -d' ' -f1)
                        keyctl pipe "$key" >payload
                    }
                done
                """
        )
        #expect(run.output == "2\n2\n3\n3\n4\n4\n", "\(run.errors)")
    }
}
