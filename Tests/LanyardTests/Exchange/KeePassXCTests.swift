import Testing

/// Tokens in a real KeePassXC, on a screen that nobody sees: a Secret Service without a `session` collection.
@Suite(
    "KeePassXC",
    .serialized,
    .enabled(
        if: Requirements.tools("keepassxc", "keepassxc-cli", "Xvfb", "dbus-daemon", "gdbus", "secret-tool", "jq"),
        "keepassxc, xvfb, dbus, gdbus, libsecret-tools or jq is missing"
    )
)
struct KeePassXCTests {
    /// A database whose root group is open to the Secret Service, unlocked, and `lock` to lock it.
    private static let prepare =
        KeyringScripts.functions + """
            export LANYARD_STORE=secret-service
            start_bus
            Xvfb -displayfd 3 -screen 0 800x600x24 -nolisten tcp 3>display >/dev/null 2>&1 & xvfb=$!
            until [ "$(wc -l <display)" -gt 0 ]; do sleep 0.05; done
            export DISPLAY=:$(cat display) QT_QPA_PLATFORM=xcb
            mkdir -p "$XDG_CONFIG_HOME/keepassxc"
            cat >"$XDG_CONFIG_HOME/keepassxc/keepassxc.ini" <<END
            [General]
            ConfigVersion=2
            UpdateCheckMessageShown=true
            [GUI]
            CheckForUpdates=false
            [Security]
            LockDatabaseIdle=false
            [FdoSecrets]
            Enabled=true
            ConfirmAccessItem=false
            ConfirmDeleteItem=false
            END
            cat >database.xml <<END
            <?xml version="1.0" encoding="UTF-8"?>
            <KeePassFile><Meta><DatabaseName>ours</DatabaseName><CustomData><Item><Key>FDO_SECRETS_EXPOSED_GROUP</Key>
            <Value>{00112233-4455-6677-8899-aabbccddeeff}</Value></Item></CustomData></Meta>
            <Root><Group><UUID>ABEiM0RVZneImaq7zN3u/w==</UUID><Name>Root</Name></Group></Root></KeePassFile>
            END
            printf 'password\\npassword\\n' | keepassxc-cli import -p database.xml "$HOME/ours.kdbx" >/dev/null 2>&1
            echo password | keepassxc --pw-stdin "$HOME/ours.kdbx" >/dev/null 2>&1 & keepassxc=$!
            collection() { ask_service org.freedesktop.Secret.Service.ReadAlias default | grep -o '/org[^'"'"']*'; }
            is() {
                gdbus call --session --timeout 2 --dest org.freedesktop.secrets --object-path "$(collection)" \\
                    --method org.freedesktop.DBus.Properties.Get org.freedesktop.Secret.Collection Locked 2>/dev/null \\
                    | grep -q "$1"
            }
            wait_until() { for i in $(seq 300); do is "$1" && return; sleep 0.1; done; echo "never $1"; }
            # The first command may come before its window is there.
            lock() { for i in $(seq 60); do keepassxc --lock >/dev/null 2>&1; is true && return; sleep 0.5; done; }
            unlock() {
                gdbus call --session --dest org.keepassxc.KeePassXC.MainWindow --object-path /keepassxc \\
                    --method org.keepassxc.KeePassXC.MainWindow.openDatabase "$HOME/ours.kdbx" password >/dev/null
            }
            wait_until false

            """
    private static let tidy = "\nkill -KILL $keepassxc $xvfb $bus\n"

    private static func run(_ script: String) throws -> Run {
        try inSandbox(prepare + script + tidy, options: ["--keyring", "none"])
    }

    @Test("keeps, lists and forgets tokens in its default collection, and nothing of anybody else's")
    func round() throws {
        let run = try KeePassXCTests.run(
            """
            echo theirs | secret-tool store --label theirs namespace "$LANYARD_KEYRING" hash 1
            lanyard token >a 2>/dev/null; calls
            lanyard token >b; cmp a b && echo same; calls
            lanyard status --json | jq -c '.stores, (.tokens[] | [.serviceAccount, .principal, .store])'
            lanyard clear; lanyard status --json | jq -c .tokens
            secret-tool lookup namespace "$LANYARD_KEYRING" hash 1
            """
        )
        #expect(
            run.output == """
                1
                same
                0
                [{"name":"secret-service","available":true,"reason":null}]
                ["ray-ai-training@ray-whisper.iam.gserviceaccount.com","username@domain.com","secret-service"]
                1 token forgotten
                []
                theirs

                """,
            "\(run.errors)"
        )
    }

    @Test("that is locked is passed over where nobody is there to unlock it, and told")
    func locked() throws {
        let run = try KeePassXCTests.run(
            """
            lanyard token >a 2>/dev/null; calls
            lock
            notes lanyard token; calls
            notes lanyard status --json; lanyard status --json | jq -c .stores
            lanyard clear; echo "code $?"
            LANYARD_STORE=auto notes lanyard token
            unlock; wait_until false
            calls; lanyard token | cmp - a && echo again; calls
            """
        )
        #expect(
            run.output == """
                1
                lanyard: note: the token is not kept: the Secret Service is locked
                1
                [{"name":"secret-service","available":false,"reason":"locked"}]
                code 69
                1
                again
                0

                """,
            "\(run.errors)"
        )
    }

    @Test(
        "that is locked is waited for on a terminal, and says so",
        .enabled(if: Requirements.tool("script"), "script is missing")
    )
    func terminal() throws {
        let run = try KeePassXCTests.run(
            """
            lanyard token >a 2>/dev/null; calls
            lock
            : >screen
            script --quiet --return --command 'lanyard token >b' /dev/null >screen </dev/null & asker=$!
            until grep -q waiting screen; do kill -0 $asker 2>/dev/null || break; sleep 0.05; done
            sleep 1; kill -0 $asker && echo waits
            unlock; wait $asker; echo "code $?"
            tr -d '\\r' <screen; cmp a b && echo same; calls
            """
        )
        #expect(
            run.output == """
                1
                waits
                code 0
                lanyard: note: the keyring is locked: waiting for somebody to unlock it
                same
                0

                """,
            "\(run.errors)"
        )
    }

    /// Somebody on a terminal waits for the locked keyring; `keys` is what they type.
    private static let waiting = """
        lock
        mkfifo keys; : >screen
        # A shell that nobody types into leaves what it starts in the background without Ctrl-C.
        script --quiet --return --command 'env --default-signal=INT lanyard token >b' /dev/null >screen <keys & asker=$!
        exec 5>keys
        until grep -q waiting screen; do kill -0 $asker 2>/dev/null || break; sleep 0.05; done
        sleep 1; kill -0 $asker && echo waits
        # The wait itself would take 30 seconds.
        ends() { for i in $(seq 150); do kill -0 $asker 2>/dev/null || return; sleep 0.1; done; echo "still waits"; }

        """

    @Test(
        "that dies while it is waited for on a terminal is waited for no longer",
        .enabled(if: Requirements.tool("script"), "script is missing")
    )
    func deathWhileWaiting() throws {
        let run = try KeePassXCTests.run(
            KeePassXCTests.waiting
                + """
                kill -KILL $keepassxc; ends; wait $asker; echo "code $?"
                grep -c ^ya29 b; calls
                """
        )
        #expect(run.output == "waits\ncode 0\n1\n1\n", "\(run.errors)")
    }

    @Test(
        "that is waited for on a terminal is left by Ctrl-C, with no process behind",
        .enabled(if: Requirements.tools("script", "pgrep"), "script or pgrep is missing")
    )
    func interrupted() throws {
        let run = try KeePassXCTests.run(
            KeePassXCTests.waiting
                + """
                exchange=$(pgrep -n -x -s "$(ps -o sess= -p "$(pgrep -P $asker | head -1)" | tr -d ' ')" lanyard-exchang)
                kill -0 "$exchange" && echo there
                printf '\\003' >&5; ends; wait $asker; echo "code $?"
                for i in $(seq 100); do kill -0 "$exchange" 2>/dev/null || break; sleep 0.1; done
                kill -0 "$exchange" 2>/dev/null && echo "is still there"
                wc -c <b; calls
                """
        )
        #expect(run.output == "waits\nthere\ncode 130\n0\n0\n", "\(run.errors)")
    }
}
