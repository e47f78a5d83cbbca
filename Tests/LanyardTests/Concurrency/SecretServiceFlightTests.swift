import Testing

/// Many processes that want the same token, which the Secret Service keeps or fails to keep.
@Suite(
    "Single flight with the Secret Service",
    .enabled(
        if: Requirements.tools("gnome-keyring-daemon", "dbus-daemon", "secret-tool", "jq", "python3", "strace"),
        "gnome-keyring, dbus, libsecret-tools, jq, python3 or strace is missing"
    )
)
struct SecretServiceFlightTests {
    private static let prepare = """
        export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com LANYARD_STORE=secret-service
        # What Google was asked, on one line.
        calls() {
            lanyard-sandbox log | grep -oE '/token |:generateAccessToken ' | sort | uniq -c | sed 's/^ *//; s/ $//' | paste -sd,
        }
        # So many processes at once, then how they ended and how many tokens they have.
        many() {
            local jobs=() i count=$1; shift; rm -f out.* err.* code.*
            for i in $(seq "$count"); do
                { "$@" </dev/null >out.$i 2>err.$i; echo $? >code.$i; } & jobs+=($!)
            done
            wait "${jobs[@]}"
            echo "$(cat code.* | sort | uniq -c | sed 's/^ *//' | paste -sd,): $(cat out.* | sort -u | wc -l)"
        }
        # The token in the Secret Service, as it is that many minutes after it came.
        age() {
            local ours=(xdg:schema lanyard.AccessToken namespace "$LANYARD_KEYRING")
            hash=$(secret-tool search --all "${ours[@]}" 2>&1 | sed -n 's/attribute.hash = //p')
            secret-tool lookup "${ours[@]}" | jq -cj ".wall -= $1 * 60000 | .boot -= $1 * 60000" | secret-tool store \\
                --label aged --collection session "${ours[@]}" hash "$hash" account "$SERVICE_ACCOUNT"
            lock=$XDG_RUNTIME_DIR/lanyard/$hash.lock; touch -d @0 "$lock"
        }
        untilFree() { local i; for i in $(seq 600); do flock -n "$lock" true && return; sleep 0.05; done; echo locked; }

        """

    private static func run(_ script: String, keyring: String = "unlocked") throws -> Run {
        try inSandbox(prepare + script, options: ["--keyring", keyring])
    }

    @Test("has one request for all, and one token")
    func cold() throws {
        let run = try SecretServiceFlightTests.run("many 30 lanyard token; calls; many 10 lanyard token; calls")
        let calls = "1 /token,1 :generateAccessToken\n"
        #expect(run.output == "30 0: 1\n\(calls)10 0: 1\n\(calls)", "\(run.errors)")
    }

    @Test("hands out the cached token while the next one is fetched in the background, and does not wait for that")
    func renewal() throws {
        let run = try SecretServiceFlightTests.run(
            """
            lanyard token >a 2>/dev/null; age 40
            lanyard-sandbox control --fault token=hang --count 1
            lanyard token | cmp - a
            for i in $(seq 600); do [ "$(lanyard-sandbox log | grep -c 'POST /token')" = 2 ] && break; sleep 0.05; done
            many 10 lanyard token; cmp out.1 a && flock -n "$lock" true || echo "under way"
            """
        )
        #expect(run.output == "10 0: 1\nunder way\n", "\(run.errors)")
    }

    @Test("shares a failure that passes while an old token serves: all have that token, a warning, and end together")
    func oldToken() throws {
        let run = try SecretServiceFlightTests.run(
            """
            lanyard token >a 2>/dev/null; age 50; lanyard-sandbox log --clear >/dev/null
            # Nobody starts later than the first one fails.
            lanyard-sandbox control --latency 6000 --fault token=html
            many 20 lanyard token; calls; cmp out.1 a && cat err.* | grep -c 'warning: .*; the old token is used'
            lanyard status --json | jq -r '.tokens[0].lastFailure' | grep -c 'something else than JSON'
            """
        )
        #expect(run.output == "20 0: 1\n1 /token\n20\n1\n", "\(run.errors)")
    }

    @Test("has a failure of a renewal in status, and hands out the good token all the same")
    func failedRenewal() throws {
        let run = try SecretServiceFlightTests.run(
            """
            lanyard token >a 2>/dev/null; age 40
            lanyard-sandbox control --fault token=invalid_grant
            for i in 1 2 3; do lanyard token | cmp - a && untilFree; done
            lanyard status --json | jq -r '.tokens[0].lastFailure'
            """
        )
        let told =
            "gcloud's login of username@domain.com has expired or was revoked: Token has been expired or revoked.\n"
        #expect(run == Run(code: 0, output: told, errors: ""))
    }

    @Test("that is mute: every one of twenty helpers has a token in time, whom none waits for one by one")
    func mute() throws {
        let run = try SecretServiceFlightTests.run(
            """
            python3 -c 'import socket, sys, time
            s = socket.socket(socket.AF_UNIX); s.bind(sys.argv[1]); s.listen(99); time.sleep(99)' "$XDG_RUNTIME_DIR/bus" &
            bus=$!; until [ -S "$XDG_RUNTIME_DIR/bus" ]; do sleep 0.01; done
            docker() { echo us-central1-docker.pkg.dev | lanyard credential docker get; }
            many 20 docker; cat out.* | grep -c ya29; kill $bus
            """,
            keyring: "none"
        )
        #expect(run.output == "20 0: 20\n20\n", "\(run.errors)")
    }

    @Test("that is not there: nobody queues for what is not kept, and refresh does not say that it is")
    func absent() throws {
        let run = try SecretServiceFlightTests.run(
            """
            lanyard-sandbox control --latency 2000
            # One after another they would take more than a minute.
            SECONDS=0; many 20 lanyard token; [ $SECONDS -lt 40 ] && echo "at once"
            many 5 lanyard refresh | cut -d: -f1; cat err.* | grep -c 'error: the token is not kept: the Secret Service'
            """,
            keyring: "none"
        )
        #expect(run.output == "20 0: 20\nat once\n5 69\n5\n", "\(run.errors)")
    }

    @Test("is where auto finds what the kernel keyring did not take, whatever it says of its quota")
    func refusedByKernel() throws {
        let run = try SecretServiceFlightTests.run(
            """
            export LANYARD_STORE=auto
            strace -f -qq -o /dev/null -e inject=add_key:error=ENOMEM lanyard token >a 2>/dev/null
            lanyard token | cmp - a && many 10 lanyard token; calls
            lanyard clear; lanyard token >b 2>/dev/null; lanyard token | cmp - b
            lanyard status --json | jq -r '.tokens[].store'
            """
        )
        #expect(
            run.output == "10 0: 1\n1 /token,1 :generateAccessToken\n1 token forgotten\nkernel\n",
            "\(run.errors)"
        )
    }
}
