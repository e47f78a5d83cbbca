import Testing

/// Many processes that want the same token at the same time.
@Suite(
    "Single flight",
    .serialized,
    .enabled(if: Requirements.tools("jq", "pgrep"), "jq or pgrep is missing")
)
struct SingleFlightTests {
    private static let prepare = """
        export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com LANYARD_STORE=kernel

        """
    /// What Google was asked, a line for each endpoint with its count.
    private static let calls = """
        lanyard-sandbox log | grep -oE '/token |:generateAccessToken ' | sort | uniq -c | sed 's/^ *//; s/ $//'

        """

    @Test("a thousand processes cause one refresh and one impersonation, and have one token")
    func thousand() throws {
        let run = try inSandbox(
            SingleFlightTests.prepare
                + """
                for i in $(seq 1000); do lanyard token >out.$i 2>err.$i & done; wait
                cat out.* | sort -u | wc -l; cat err.* | grep -v "lanyard: note: " | sort -u
                cat out.* | wc -l

                """ + SingleFlightTests.calls
        )
        #expect(run.output == "1\n1000\n1 /token\n1 :generateAccessToken\n", "\(run.errors)")
    }

    @Test("a project that names gcloud's active account shares the token of a helper that reads no project")
    func activeAccount() throws {
        let run = try inSandbox(
            """
            lanyard init --service-account-name ray-ai-training >/dev/null
            lanyard token >a 2>/dev/null
            cd /; SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com lanyard credential docker get \
                <<<us-central1-docker.pkg.dev 2>/dev/null | jq -r .Secret >"$HOME/b"
            cd; cmp a b && echo same

            """ + SingleFlightTests.calls
        )
        #expect(run.output == "same\n1 /token\n1 :generateAccessToken\n", "\(run.errors)")
    }

    @Test("Docker's helper, token and refresh share one token")
    func commands() throws {
        let run = try inSandbox(
            SingleFlightTests.prepare
                + """
                lanyard token >a 2>/dev/null
                echo us-central1-docker.pkg.dev | lanyard credential docker get | jq -r .Secret >b
                lanyard refresh >/dev/null 2>&1; lanyard token --format json 2>/dev/null | jq -r .accessToken >c
                cmp a b && cmp b c && echo same

                """ + SingleFlightTests.calls
        )
        #expect(run.output == "same\n1 /token\n1 :generateAccessToken\n", "\(run.errors)")
    }

    @Test("a thousand processes share one failure that stays, those that come later included")
    func failure() throws {
        let run = try inSandbox(
            SingleFlightTests.prepare
                + """
                export SERVICE_ACCOUNT=somebody-else@ray-whisper.iam.gserviceaccount.com
                for i in $(seq 1000); do { lanyard token >out.$i 2>err.$i; echo $? >code.$i; } & done; wait
                cat code.* | sort | uniq -c | sed 's/^ *//'; cat out.* | wc -c
                cat err.* | grep error | sort -u | wc -l

                """ + SingleFlightTests.calls
        )
        #expect(run.output == "1000 77\n0\n1\n1 /token\n1 :generateAccessToken\n", "\(run.errors)")
    }

    @Test("a holder that is killed blocks nobody")
    func killed() throws {
        let run = try inSandbox(
            SingleFlightTests.prepare
                + """
                lanyard-sandbox control --fault token=hang --count 1
                lanyard token >first 2>&1 & holder=$!
                \(Scripts.untilAsked)
                lanyard token >second 2>/dev/null & other=$!
                exchange=$(pgrep -P $holder -x lanyard-exchang) && kill -KILL $exchange $holder || echo missed
                wait $other; echo $?; wc -l <second; grep -c . first

                """
        )
        #expect(run.output == "0\n1\n0\n", "\(run.errors)")
    }
}
