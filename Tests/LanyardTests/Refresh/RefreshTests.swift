import Testing

/// `lanyard refresh`: what it promises, and what its exit code says of that.
@Suite("lanyard refresh")
struct RefreshTests {
    private static let account = "ray-ai-training@ray-whisper.iam.gserviceaccount.com"
    private static let prepare = """
        export SERVICE_ACCOUNT=\(account) LANYARD_STORE=kernel
        calls() { lanyard-sandbox log | grep -c generateAccessToken; }
        tell() { "$@" 2>err | sed -E 's/(59|60) min/N min/; s/(49|50) min/M min/'; echo "${PIPESTATUS[0]}"; grep -v note: err; }

        """

    @Test("fetches where the promise asks for it, and never twice for nothing")
    func promise() throws {
        let run = try inSandbox(
            RefreshTests.prepare
                + """
                tell lanyard refresh --min-ttl 55m; tell lanyard refresh --min-ttl 55m; calls
                tell lanyard refresh; tell lanyard refresh --min-ttl 0; calls
                tell lanyard refresh --min-ttl 60m; calls
                tell lanyard token --lifetime 60 --min-ttl 1m; tell lanyard token --min-ttl ''
                """
        )
        let kept = "\(RefreshTests.account): N min left\n0\n"
        let expected = """
            \(kept)\(kept)1
            \(kept)\(kept)1
            64
            lanyard: error: a token that lives 3600 s cannot promise 3600 s
            lanyard: hint: let --min-ttl be at most 3540 s, or ask for a longer --lifetime
            1
            64
            lanyard: error: a token that lives 60 s cannot promise 60 s
            lanyard: hint: ask for a longer --lifetime
            64
            lanyard: error: --min-ttl is "", which is no time of 12 h or less
            lanyard: hint: write 3600, 45m or 12h

            """
        #expect(run.output == expected, "\(run.errors)")
    }

    @Test("says by its exit code that a promise does not hold, and asks Google no more for it within a minute")
    func broken() throws {
        let run = try inSandbox(
            RefreshTests.prepare
                + """
                lanyard-sandbox control --lifetime 1200
                for i in 1 2 3; do lanyard refresh --min-ttl 55m >out 2>/dev/null; echo $?; done; calls
                for i in $(seq 20); do { lanyard token --min-ttl 55m >out.$i 2>/dev/null; echo $? >code.$i; } & done; wait
                cat out.* | wc -c; sort code.* | uniq -c | sed 's/^ *//'; calls
                lanyard-sandbox control --fault token=503 --retry-after 100
                lanyard refresh --min-ttl 10m >/dev/null 2>&1; echo $?
                lanyard clear >/dev/null; lanyard refresh --min-ttl 10m >out 2>/dev/null; echo $?; wc -c <out
                """
        )
        #expect(run.output == "69\n69\n69\n1\n0\n20 69\n1\n0\n69\n0\n", "\(run.errors)")
    }

    @Test(
        "with --all takes every cached token as it is",
        .enabled(if: Requirements.tools("keyctl", "jq"), "keyctl or jq is missing")
    )
    func all() throws {
        let run = try inSandbox(
            RefreshTests.prepare
                + """
                other=another@ray-whisper.iam.gserviceaccount.com
                lanyard-sandbox control --allow-account $other
                tell lanyard refresh --all
                lanyard token >/dev/null 2>&1; lanyard token --service-account $other --lifetime 50m >/dev/null 2>&1
                lanyard token --scopes devstorage.read_only >/dev/null 2>&1; calls
                unset SERVICE_ACCOUNT; keyctl link @u @s
                tell lanyard refresh --all --min-ttl 40m; calls
                # All of them are a quarter of an hour older: one is below the floor, and then all.
                for minutes in 15 15; do
                    for key in $(keyctl show @u | grep "$LANYARD_KEYRING:" | tr -s ' ' | sed 's/^ //' | cut -d' ' -f1); do
                        keyctl pipe $key | jq -cj '.wall -= 900000 | .boot -= 900000' >aged; keyctl pupdate $key <aged
                    done
                    LANYARD_BACKGROUND=0 tell lanyard refresh --all --min-ttl 40m; calls
                done
                tell lanyard refresh --all --min-ttl 55m; calls
                """
        )
        let another = "another@ray-whisper.iam.gserviceaccount.com"
        let three = """
            \(another) (for 50m): M min left
            \(RefreshTests.account): N min left
            \(RefreshTests.account) (devstorage.read_only): N min left
            0

            """
        let expected = """
            no token is cached
            0
            3
            \(three)3
            \(three.replacing("N min", with: "44 min"))4
            \(three)7
            \(RefreshTests.account): N min left
            \(RefreshTests.account) (devstorage.read_only): N min left
            69
            lanyard: error: the promise holds for 2 of 3 tokens only
            lanyard: tried: \(another) (for 50m): the token lives for 50 min only
            lanyard: hint: ask for less: --min-ttl; or for longer: --lifetime, as far as the organisation lets tokens live
            7

            """
        #expect(run.output == expected, "\(run.errors)")
    }

    @Test("with --all, and status, tell tokens apart that differ in lifetime or delegates")
    func apart() throws {
        let run = try inSandbox(
            RefreshTests.prepare
                + """
                lanyard token >/dev/null 2>&1; lanyard status | grep -c 'LIFETIME\\|DELEGATES'
                lanyard token --lifetime 3599 >/dev/null 2>&1
                lanyard token --lifetime 3599 --delegates another@ray-whisper.iam.gserviceaccount.com >/dev/null
                lanyard refresh --all | sed 's/5[89] min/N min/'
                lanyard status | tail -4 | sed 's/.* cloud-platform /… cloud-platform /; s/.* SCOPES /… SCOPES /' | sort
                lanyard status --json | jq -c '.tokens[] | [.lifetime, .delegates]' | sort
                """,
            options: ["--allow-account", "another@ray-whisper.iam.gserviceaccount.com"]
        )
        let account = RefreshTests.account
        let another = "another@ray-whisper.iam.gserviceaccount.com"
        let expected = """
            0
            \(account): N min left
            \(account) (for 3599s): N min left
            \(account) (for 3599s; through \(another)): N min left
            … SCOPES          LIFETIME  DELEGATES
            … cloud-platform  1h        -
            … cloud-platform  3599s     -
            … cloud-platform  3599s     \(another)
            [3599,["\(another)"]]
            [3599,[]]
            [3600,[]]

            """
        #expect(run.output == expected, "\(run.errors)")
    }

    @Test(
        "with --all has one time limit for all tokens: Google hangs, and whoever comes too late does not ask",
        .enabled(if: Requirements.tools("keyctl", "jq"), "keyctl or jq is missing")
    )
    func hanging() throws {
        let run = try inSandbox(
            RefreshTests.prepare
                + """
                for minutes in 60 59 58 57 56; do lanyard token --lifetime ${minutes}m >/dev/null 2>&1; done
                keyctl link @u @s
                for key in $(keyctl show @u | grep "$LANYARD_KEYRING:" | tr -s ' ' | sed 's/^ //' | cut -d' ' -f1); do
                    keyctl pipe $key | jq -cj '.wall -= 2820000 | .boot -= 2820000' >aged; keyctl pupdate $key <aged
                done
                lanyard-sandbox control --fault token=hang >/dev/null
                lanyard refresh --all >out 2>err; echo $?; wc -l <out; grep -c 'no time is left for it' err
                # One request is given up after 20 s.
                lanyard-sandbox log | grep -c 'POST /token'
                """
        )
        #expect(run.output == "69\n0\n2\n8\n", "\(run)")
    }

    @Test(
        "with --all tells which token another login pays for",
        .enabled(if: Requirements.tools("keyctl", "jq"), "keyctl or jq is missing")
    )
    func anotherLogin() throws {
        let run = try inSandbox(
            RefreshTests.prepare
                + """
                lanyard token >/dev/null 2>&1
                # Another configuration of gcloud is another login. The token is long enough: nothing is asked.
                export CLOUDSDK_CORE_ACCOUNT=somebody@else.com
                tell lanyard refresh --all --min-ttl 50m
                keyctl link @u @s
                key=$(keyctl show @u | grep "$LANYARD_KEYRING:" | tr -s ' ' | sed 's/^ //' | cut -d' ' -f1)
                keyctl pipe $key | jq -cj '.wall -= 1800000 | .boot -= 1800000' >aged; keyctl pupdate $key <aged
                tell lanyard refresh --all --min-ttl 50m; calls
                """
        )
        let expected = """
            \(RefreshTests.account): N min left
            0
            1
            lanyard: error: \(RefreshTests.account): it is paid for by another login (username@domain.com) than the one in use here
            lanyard: hint: use that login, or forget the token: lanyard clear --service-account \(RefreshTests.account)
            1

            """
        #expect(run.output == expected, "\(run.errors)")
    }

    @Test(
        "--all goes with no flag that means one token, nor with a timer",
        arguments: ["--all --as-user", "--all --service-account a@b", "--all --lifetime 2h", "--all --install-timer"]
    )
    func usage(_ flags: String) throws {
        let run = try execute(
            Programs.path("lanyard"),
            ["refresh"] + flags.split(separator: " ").map { String($0) },
            environment: ["HOME": "/nonexistent", "PATH": "/usr/bin:/bin"]
        )
        #expect(run.code == 64 && run.output == "" && run.errors.contains("--all"), "\(run)")
    }
}
