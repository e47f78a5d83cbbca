import Glibc
import Testing

/// Tokens in a real gnome-keyring-daemon on a private D-Bus session.
@Suite(
    "The Secret Service",
    .enabled(
        if: Requirements.tools("gnome-keyring-daemon", "dbus-daemon", "secret-tool", "gdbus", "jq", "python3"),
        "gnome-keyring, dbus, libsecret-tools, gdbus, jq or python3 is missing"
    )
)
struct SecretServiceTests {
    private static let account = "ray-ai-training@ray-whisper.iam.gserviceaccount.com"
    private static let prepare = """
        export SERVICE_ACCOUNT=\(account) LANYARD_STORE=secret-service
        notes() { "$@" 2>&1 >/dev/null | grep -vE 'auth/token_host|api_endpoint_overrides'; }
        calls() { lanyard-sandbox log --clear | wc -l; }

        """

    private static func run(_ script: String, keyring: String = "unlocked") throws -> Run {
        try inSandbox(prepare + script, options: ["--keyring", keyring])
    }

    @Test("keeps a token for the next process, lists it and forgets it")
    func round() throws {
        let run = try SecretServiceTests.run(
            """
            lanyard token >a 2>/dev/null; calls
            lanyard token >b; calls; cmp a b && echo same
            lanyard status --json | jq -c '.stores, (.tokens[] | [.serviceAccount, .principal, .store])'
            lanyard clear --service-account nobody@ray-whisper.iam.gserviceaccount.com
            lanyard clear --service-account \(SecretServiceTests.account)
            lanyard status --json | jq -c .tokens
            """
        )
        #expect(
            run
                == Run(
                    code: 0,
                    output: """
                        2
                        0
                        same
                        [{"name":"secret-service","available":true,"reason":null}]
                        ["\(SecretServiceTests.account)","username@domain.com","secret-service"]
                        0 tokens forgotten
                        1 token forgotten
                        []

                        """,
                    errors: ""
                )
        )
    }

    @Test("holds the token in memory only, under attributes that are no secret")
    func attributes() throws {
        let run = try SecretServiceTests.run(
            """
            lanyard token >a 2>/dev/null
            secret-tool search --all namespace "$LANYARD_KEYRING" 2>&1 \\
                | grep -E '^(label|schema|attribute)' | sed -E "s/$LANYARD_KEYRING/NAMESPACE/; s/[0-9a-f]{16}/HASH/" | sort
            find "$HOME" -name '*.keyring' -exec grep -l "$(cut -c1-20 a)" {} + | wc -l
            gdbus introspect --session --dest org.freedesktop.secrets --object-path \\
                /org/freedesktop/secrets/collection/session 2>/dev/null | grep -c 'node [0-9]'
            """
        )
        #expect(
            run.output == """
                attribute.account = \(SecretServiceTests.account)
                attribute.hash = HASH
                attribute.namespace = NAMESPACE
                label = Lanyard: \(SecretServiceTests.account)
                schema = lanyard.AccessToken
                0
                1

                """,
            "\(run.errors)"
        )
    }

    @Test("throws expired and broken tokens of ours away when it stores one, and nobody else's")
    func housekeeping() throws {
        let run = try SecretServiceTests.run(
            """
            ours="xdg:schema lanyard.AccessToken namespace $LANYARD_KEYRING"
            echo broken | secret-tool store --label broken --collection session $ours hash 0000000000000001 account x
            jq -nc '{version: 1, identity: "i", token: "t", account: "x", scopes: [], delegates: [], asked: 1, \\
                principal: "p", lifetime: 1000, wall: 1000, boot: 0, bootID: "b"}' \\
                | secret-tool store --label expired --collection session $ours hash 0000000000000002 account x
            echo other | secret-tool store --label other --collection session namespace "$LANYARD_KEYRING" hash 3
            lanyard token >/dev/null 2>&1
            secret-tool search --all namespace "$LANYARD_KEYRING" 2>/dev/null | grep ^label | sort
            """
        )
        #expect(run.output == "label = Lanyard: \(SecretServiceTests.account)\nlabel = other\n", "\(run.errors)")
    }

    @Test("with a broken entry, or one of another identity, is a miss", arguments: ["broken", "{\"version\":1}", ""])
    func brokenEntry(_ content: String) throws {
        let run = try SecretServiceTests.run(
            """
            lanyard token >/dev/null 2>&1; calls
            hash=$(secret-tool search --all namespace "$LANYARD_KEYRING" 2>&1 | sed -n 's/attribute.hash = //p')
            printf '%s' '\(content)' | secret-tool store --label x --collection session xdg:schema lanyard.AccessToken \\
                namespace "$LANYARD_KEYRING" hash "$hash" account \(SecretServiceTests.account)
            lanyard token 2>/dev/null | grep -c ^ya29; calls
            lanyard token 2>/dev/null | grep -c ^ya29; calls
            """
        )
        #expect(run.output == "2\n1\n2\n1\n0\n", "\(run.errors)")
    }

    @Test("of another identity under the same hash is a miss")
    func otherIdentity() throws {
        let run = try SecretServiceTests.run(
            """
            lanyard token >a 2>/dev/null; calls
            find=(secret-tool lookup xdg:schema lanyard.AccessToken namespace "$LANYARD_KEYRING")
            hash=$(secret-tool search --all namespace "$LANYARD_KEYRING" 2>&1 | sed -n 's/attribute.hash = //p')
            "${find[@]}" | jq -c '.identity = "another"' | tr -d '\\n' \\
                | secret-tool store --label x --collection session xdg:schema lanyard.AccessToken \\
                    namespace "$LANYARD_KEYRING" hash "$hash" account \(SecretServiceTests.account)
            lanyard token >b 2>/dev/null; calls; cmp -s a b || echo another
            """
        )
        #expect(run.output == "2\n2\nanother\n", "\(run.errors)")
    }

    /// (A service without such a collection, and locked, is among the tests of KeePassXC.)
    @Test(
        "with a locked keyring keeps tokens in memory beside it, and the keyring stays locked",
        .enabled(if: Requirements.tool("script"), "script is missing"),
        arguments: [false, true]
    )
    func locked(_ isOnTerminal: Bool) throws {
        let run = try SecretServiceTests.run(
            """
            is_locked() {
                gdbus call --session --dest org.freedesktop.secrets --object-path /org/freedesktop/secrets \\
                    --method org.freedesktop.Secret.Service.ReadAlias default | grep -o '/org[^'"'"']*' | tail -1 >default
                gdbus call --session --dest org.freedesktop.secrets --object-path "$(cat default)" \\
                    --method org.freedesktop.DBus.Properties.Get org.freedesktop.Secret.Collection Locked
            }
            token() { \(isOnTerminal ? "script -qec 'lanyard token >out' screen >/dev/null; cat out" : "lanyard token"); }
            is_locked; touch screen
            token >a 2>>screen; calls; token >b 2>>screen; calls; cmp a b && grep -c ^ya29 a
            is_locked; grep -c waiting screen
            lanyard clear; is_locked
            """,
            keyring: "locked"
        )
        let locked = "(<true>,)\n"
        #expect(run.output == "\(locked)2\n0\n1\n\(locked)0\n1 token forgotten\n\(locked)", "\(run.errors)")
    }

    @Test("that is not there is told where it was asked for by name")
    func absent() throws {
        let run = try SecretServiceTests.run(
            """
            notes lanyard token
            lanyard status --json | jq -c .stores
            lanyard clear; echo $?
            LANYARD_STORE=auto notes lanyard token
            lanyard clear >/dev/null 2>&1
            """,
            keyring: "none"
        )
        #expect(
            run
                == Run(
                    code: 69,
                    output: """
                        lanyard: note: the token is not kept: the Secret Service is not there (no session bus)
                        [{"name":"secret-service","available":false,"reason":"absent: no session bus"}]
                        69

                        """,
                    errors: "lanyard: error: the Secret Service is not there (no session bus)\n"
                )
        )
    }

    @Test("is not started by a bus that knows no such service")
    func noService() throws {
        let run = try SecretServiceTests.run(
            """
            cat >bus.conf <<END
            <busconfig><type>session</type><listen>unix:path=$XDG_RUNTIME_DIR/bus</listen>
            <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
            <allow own="*"/></policy></busconfig>
            END
            dbus-daemon --config-file=bus.conf --nofork --print-address=3 3>address 2>/dev/null & bus=$!
            until [ -s address ]; do sleep 0.01; done
            notes lanyard token
            lanyard status --json | jq -c .stores
            kill $bus
            """,
            keyring: "none"
        )
        let reason = "The name org.freedesktop.secrets was not provided by any .service files"
        #expect(
            run.output == """
                lanyard: note: the token is not kept: the Secret Service is not there (\(reason))
                [{"name":"secret-service","available":false,"reason":"absent: \(reason)"}]

                """,
            "\(run.errors)"
        )
    }

    /// A bus that accepts connections and never says a word.
    private static let mute = """
        python3 -c 'import socket, sys, time
        s = socket.socket(socket.AF_UNIX); s.bind(sys.argv[1]); s.listen(99); time.sleep(99)' "$XDG_RUNTIME_DIR/bus" &
        bus=$!; until [ -S "$XDG_RUNTIME_DIR/bus" ]; do sleep 0.01; done

        """

    @Test("that never answers is left out, and the token is handed out all the same")
    func mute() throws {
        let run = try SecretServiceTests.run(
            SecretServiceTests.mute
                + """
                lanyard token >a 2>errors; grep -c ^ya29 a; grep -vE 'auth/token_host|api_endpoint_overrides' errors
                lanyard status --json | jq -c .stores
                LANYARD_STORE=auto notes lanyard token
                kill $bus
                """,
            keyring: "none"
        )
        #expect(
            run.output == """
                1
                lanyard: note: the token is not kept: the Secret Service does not serve (no answer within 3 s)
                [{"name":"secret-service","available":false,"reason":"no answer within 3 s"}]

                """,
            "\(run.errors)"
        )
    }

    @Test(
        "is where auto keeps a token while the kernel keyring is another container's too",
        .enabled(if: Requirements.isCI || geteuid() == 0, "only root can make a container like that"),
        .enabled(if: Requirements.tools("unshare", "keyctl"), "unshare or keyctl is missing")
    )
    func sharedKernelKeyring() throws {
        let run = try inSandbox(
            """
            export SERVICE_ACCOUNT=\(SecretServiceTests.account)
            in_container() { unshare --pid --fork --mount-proc "$@"; }
            in_container lanyard token >a 2>/dev/null; in_container lanyard token >b; cmp a b && echo same
            in_container lanyard status --json | jq -c '.stores[], .tokens[].store'
            keyctl show @u | grep -c "$LANYARD_KEYRING"
            """
        )
        #expect(
            run.output == """
                same
                {"name":"kernel","available":false,"reason":"shared with other containers"}
                {"name":"secret-service","available":true,"reason":null}
                "secret-service"
                0

                """,
            "\(run.errors)"
        )
    }

    @Test("serves an old token while Google cannot be reached, and says so")
    func outage() throws {
        let run = try SecretServiceTests.run(
            """
            lanyard-sandbox control --lifetime 2800; lanyard token >a 2>/dev/null
            lanyard-sandbox control --fault token=reset; sleep 2
            notes lanyard token --min-ttl 2799 | sed -E 's/127.0.0.1:[0-9]+/HOST/; s/for [0-9]+ min/for N min/'
            lanyard token --min-ttl 2799 2>/dev/null | cmp - a && echo same
            # A helper says so too.
            LANYARD_MIN_TTL=2799 lanyard credential docker get <<<us-central1-docker.pkg.dev 2>&1 >/dev/null \\
                | grep -c 'warning: .*the old token is used'
            # For status, and for those who waited.
            ls "$XDG_RUNTIME_DIR"/lanyard | grep -c failure
            """
        )
        #expect(
            run.output == """
                lanyard: warning: HOST broke off in the middle of its answer: Recv failure: Connection reset by peer; \
                the old token is used, which lives for N min
                same
                1
                1

                """,
            "\(run.errors)"
        )
    }
}
