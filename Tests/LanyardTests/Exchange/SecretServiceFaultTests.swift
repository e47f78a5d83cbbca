import Glibc
import Testing

/// A real GNOME Keyring that stops, dies, is full of our own leavings, or comes and goes.
@Suite(
    "A Secret Service that fails",
    .enabled(
        if: Requirements.tools("gnome-keyring-daemon", "dbus-daemon", "gdbus", "secret-tool", "jq"),
        "gnome-keyring, dbus, gdbus, libsecret-tools or jq is missing"
    )
)
struct SecretServiceFaultTests {
    private static func run(_ script: String) throws -> Run {
        try inSandbox(
            KeyringScripts.functions + "export LANYARD_STORE=secret-service\n" + script,
            options: ["--keyring", "none"]
        )
    }

    @Test("for it was stopped is given up after three seconds, and the token is handed out all the same")
    func stopped() throws {
        let run = try SecretServiceFaultTests.run(
            """
            start_bus; start_daemon
            kill -STOP $daemon
            lanyard token 2>errors | grep -c ^ya29; grep -vE 'auth/token_host|api_endpoint_overrides' errors
            LANYARD_STORE=auto notes lanyard token
            lanyard status --json | jq -c .stores
            kill -CONT $daemon
            lanyard token 2>/dev/null >a; lanyard token 2>/dev/null | cmp - a && echo again
            """
        )
        #expect(
            run.output == """
                1
                lanyard: note: the token is not kept: the Secret Service does not serve (no answer within 3 s)
                [{"name":"secret-service","available":false,"reason":"no answer within 3 s"}]
                again

                """,
            "\(run.errors)"
        )
    }

    /// The daemon is stopped until it has been asked, so that it dies with the call unanswered.
    @Test("for it died in the middle of a call costs no more than the cache, and the next daemon is used again")
    func killed() throws {
        let run = try SecretServiceFaultTests.run(
            """
            names() { gdbus call --session --dest org.freedesktop.DBus --object-path / \\
                --method org.freedesktop.DBus.ListNames | grep -o "':1[^']*'" | wc -l; }
            start_bus; start_daemon
            before=$(names)
            kill -STOP $daemon
            lanyard token >a 2>errors & asker=$!
            until [ "$(names)" -gt "$before" ]; do kill -0 $asker 2>/dev/null || break; sleep 0.01; done
            kill_daemon
            wait $asker; echo "code $?"; grep -c ^ya29 a
            grep -c 'note: the token is not kept: the Secret Service' errors
            start_daemon
            calls; lanyard token >b 2>/dev/null; lanyard token >c 2>/dev/null; cmp b c && echo same; calls
            """
        )
        #expect(run.output == "code 0\n1\n1\n1\nsame\n1\n", "\(run.errors)")
    }

    @Test(
        "for its bus is gone, or is said not to be, is absent",
        arguments: [
            "unix:path=\(nowhere)/bus", "unix:path=$PWD/none/bus", "unix:path=$PWD/stale", "unix:path=/dev/null", "",
            "disabled:", "/dev/null", "none", "autolaunch:", "disabled:;autolaunch:scope=*user", "launchd:env=X",
        ]
    )
    func noBus(_ address: String) throws {
        let run = try SecretServiceFaultTests.run(
            """
            # A socket on which nobody listens any more.
            start_bus; mv "$XDG_RUNTIME_DIR/bus" stale; kill -KILL $bus; wait $bus 2>/dev/null
            export DBUS_SESSION_BUS_ADDRESS="\(address)"
            notes lanyard token | grep -c 'the Secret Service is not there'
            lanyard status --json | jq -r '.stores[0].reason' | cut -d: -f1
            # Once an hour.
            notes lanyard token | wc -l
            touch -d '61 minutes ago' "$XDG_RUNTIME_DIR/lanyard/store-trouble"; notes lanyard token | wc -l
            LANYARD_STORE=auto notes lanyard token
            LANYARD_STORE=auto lanyard refresh --all 2>&1 | sed 's/: [0-9]* min left/ lives/'; echo "code ${PIPESTATUS[0]}"
            LANYARD_STORE=auto lanyard clear; echo "code $?"
            lanyard clear 2>&1 | grep -c 'error: the Secret Service is not there'; echo "code ${PIPESTATUS[0]}"
            """
        )
        let lives = "ray-ai-training@ray-whisper.iam.gserviceaccount.com lives\ncode 0\n"
        #expect(
            run.output == "1\nabsent\n0\n1\n\(lives)1 token forgotten\ncode 0\n1\ncode 69\n",
            "\(run.errors)"
        )
    }

    @Test("for it is said not to be has that in the words of its error", arguments: ["disabled:", "/dev/null"])
    func saidNotToBe(_ address: String) throws {
        let run = try SecretServiceFaultTests.run("export DBUS_SESSION_BUS_ADDRESS='\(address)'; lanyard clear")
        let why = "no session bus: DBUS_SESSION_BUS_ADDRESS is \(address)"
        #expect(
            run == Run(code: 69, output: "", errors: "lanyard: error: the Secret Service is not there (\(why))\n")
        )
    }

    @Test(
        "for it was stopped is told by auto where nothing else keeps the token, once an hour",
        .enabled(if: Requirements.isCI || geteuid() == 0, "only root can make a container"),
        .enabled(if: Requirements.tools("unshare"), "unshare is missing")
    )
    func toldByAuto() throws {
        let run = try SecretServiceFaultTests.run(
            """
            export LANYARD_STORE=auto
            contained() { unshare --pid --fork --mount-proc lanyard token; }
            start_bus; start_daemon; kill -STOP $daemon
            notes contained; notes contained
            kill -CONT $daemon
            """
        )
        let line = "lanyard: note: the token is not kept: the Secret Service does not serve (no answer within 3 s)\n"
        #expect(run.output == line, "\(run.errors)")
    }

    @Test("that is mute holds clear up no longer than anything else, and the other store forgets all the same")
    func muteClear() throws {
        let run = try SecretServiceFaultTests.run(
            """
            start_bus; start_daemon
            LANYARD_STORE=kernel lanyard token >/dev/null 2>&1
            kill -STOP $daemon; lanyard clear 2>&1; echo $?; kill -CONT $daemon
            """
        )
        #expect(run.output == "1 token forgotten\n\(SecretServiceFaultTests.mute)69\n", "\(run.errors)")
    }

    private static let mute = """
        lanyard: error: the Secret Service does not serve (no answer within 3 s)
        lanyard: hint: restart the keyring's daemon, or do without it: export LANYARD_STORE=kernel

        """

    @Test("that is mute or gone is what refresh --all ends with: it does not promise what it cannot see")
    func unseen() throws {
        let run = try SecretServiceFaultTests.run(
            """
            start_bus; start_daemon
            lanyard token >/dev/null 2>&1
            refresh() { lanyard refresh --all 2>&1 | sed 's/: [0-9]* min left/ lives/'; echo "${PIPESTATUS[0]}"; }
            kill -STOP $daemon; refresh; LANYARD_STORE=auto refresh
            LANYARD_STORE=kernel lanyard token >/dev/null 2>&1; LANYARD_STORE=auto refresh
            kill -CONT $daemon; refresh
            kill_daemon; refresh; LANYARD_STORE=auto refresh
            """
        )
        let lives = "ray-ai-training@ray-whisper.iam.gserviceaccount.com lives\n"
        let mute = SecretServiceFaultTests.mute + "69\n"
        let killed = run.output.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(12)
        #expect(run.output.hasPrefix(mute + mute + lives + mute + lives + "0\n"), "\(run)")
        #expect(killed.first?.hasPrefix("lanyard: error: the Secret Service is not there") == true, "\(run)")
        #expect(killed.dropFirst().joined(separator: "\n") == "69\n" + lives + "0\n", "\(run)")
    }

    @Test("for its exchange cannot run hides nothing of what the kernel keyring holds")
    func exchangeCannotRun() throws {
        let run = try SecretServiceFaultTests.run(
            """
            export LANYARD_STORE=auto
            lanyard token >/dev/null 2>&1
            mkdir bin; cp "$(command -v lanyard)" bin
            for run in 'ulimit -v 32768; exec lanyard' 'exec bin/lanyard'; do
                (eval "$run status --json") 2>/dev/null | jq -c '[.tokens[].store], .stores[1].reason'
                (eval "$run refresh --all") 2>&1 | sed 's/: [0-9]* min left/ lives/'; echo "${PIPESTATUS[0]}"
            done
            """
        )
        let lives = "ray-ai-training@ray-whisper.iam.gserviceaccount.com lives"
        let short = "lanyard-exchange has too little memory: 32 MiB are allowed, 96 MiB needed"
        let lines = run.output.split(separator: "\n").map { String($0) }
        #expect(
            lines.prefix(6) == [
                "[\"kernel\"]", "\"\(short)\"", lives, "lanyard: error: \(short)",
                "lanyard: hint: allow it more where the limit is set: ulimit -v 98304", "69",
            ],
            "\(run)"
        )
        let rest = Array(lines.dropFirst(6))
        #expect(rest.first == "[\"kernel\"]" && rest.dropFirst(2).first == lives && rest.last == "1", "\(run)")
        #expect(rest.filter { $0.contains("bin/lanyard-exchange: no such file") }.count == 2, "\(run)")
    }

    @Test("for its exchange is another machine's is told with what mends it")
    func foreignExchange() throws {
        let run = try SecretServiceFaultTests.run(
            """
            mkdir bin; cp "$(dirname "$(readlink -f "$(command -v lanyard)")")"/lanyard{,-exchange} bin
            # ELF's e_machine, of which no kernel has ever heard.
            printf '\\376\\376' | dd of=bin/lanyard-exchange bs=1 seek=18 conv=notrunc status=none
            bin/lanyard token 2>&1 | sed "s,$PWD,HERE,"; echo "code ${PIPESTATUS[0]}"
            """
        )
        let told = """
            lanyard: error: cannot start HERE/bin/lanyard-exchange: exec format error
            lanyard: hint: install lanyard and lanyard-exchange together
            code 1

            """
        #expect(run.output == told, "\(run.errors)")
    }

    /// A keyring in GNOME Keyring's plain form, with a thousand tokens of ours and one item of somebody else's.
    private static func thousand(age: Int) -> String {
        """
        mkdir -p "$XDG_DATA_HOME/keyrings"
        now=$(date +%s)
        # Of this boot: after another one a token is at least as old as the machine has been up.
        up=$(cut -d. -f1 /proc/uptime)
        jq -nr --arg namespace "$LANYARD_KEYRING" --argjson received "$(((now - \(age)) * 1000))" \\
            --argjson boot "$(((up - \(age)) * 1000))" --arg bootID "$(cat /proc/sys/kernel/random/boot_id)" '
            def item($id; $schema; $secret; $attributes):
                "[\\($id)]", "item-type=0", "display-name=item \\($id)", "secret=\\($secret)", "mtime=1", "ctime=1", "",
                ([["xdg:schema", $schema]] + $attributes | to_entries[] |
                    "[\\($id):attribute\\(.key)]", "name=\\(.value[0])", "type=string", "value=\\(.value[1])", "");
            "[keyring]", "display-name=old", "ctime=1", "mtime=1", "lock-on-idle=false", "lock-after=false", "",
            (range(1; 1001) | item(.; "lanyard.AccessToken";
                ({version: 2, identity: ["access-token", "a@b.iam.gserviceaccount.com", [], [], 3600, "i\\(.)",
                    "googleapis.com", []], principal: "p", lifetime: 3600000, wall: $received, boot: $boot,
                    bootID: $bootID, token: "t"} | tojson);
                [["namespace", $namespace], ["hash", "\\(.)"], ["account", "a@b.iam.gserviceaccount.com"]])),
            item(2000; "another"; "theirs"; [["namespace", $namespace], ["hash", "1"]])
        ' >"$XDG_DATA_HOME/keyrings/old.keyring"
        start_bus; start_daemon
        ask_service org.freedesktop.Secret.Service.Unlock "['/org/freedesktop/secrets/collection/old']" >/dev/null
        count() { ask_service org.freedesktop.Secret.Service.SearchItems \\
            "{'namespace': '$LANYARD_KEYRING', 'xdg:schema': 'lanyard.AccessToken'}" | grep -o collection/ | wc -l; }

        """
    }

    @Test("for a thousand tokens of ours are in it serves all the same, tells them all, and forgets one account's")
    func crowded() throws {
        let run = try SecretServiceFaultTests.run(
            SecretServiceFaultTests.thousand(age: 60)
                + """
                count
                lanyard token 2>/dev/null >a; lanyard token 2>/dev/null | cmp - a && echo same; calls; count
                lanyard status --json | jq '.tokens | length'
                lanyard clear --service-account "$SERVICE_ACCOUNT"; count
                """
        )
        #expect(run.output == "1000\nsame\n1\n1001\n1001\n1 token forgotten\n1000\n", "\(run.errors)")
    }

    @Test(
        "for a thousand expired tokens are in it keeps new ones, and loses some of those with each, nobody else's items"
    )
    func expired() throws {
        let run = try SecretServiceFaultTests.run(
            SecretServiceFaultTests.thousand(age: 7200)
                + """
                count
                lanyard token 2>/dev/null >a; lanyard token 2>/dev/null | cmp - a && echo same; calls
                after=$(count); [ "$after" -lt 1001 ] && echo fewer
                lanyard clear --service-account "$SERVICE_ACCOUNT"; lanyard token >/dev/null 2>&1
                [ "$(count)" -lt "$after" ] && echo "still fewer"
                ask_service org.freedesktop.Secret.Service.SearchItems "{'namespace': '$LANYARD_KEYRING', 'xdg:schema': 'another'}" \\
                    | grep -o collection/old | wc -l
                """
        )
        #expect(
            run.output == "1000\nsame\n1\nfewer\n1 token forgotten\nstill fewer\n1\n",
            "\(run.errors)"
        )
    }

    @Test(
        "for it comes and goes is no word worth to auto",
        .enabled(if: Requirements.isCI || geteuid() == 0, "only root can make a container"),
        .enabled(if: Requirements.tools("unshare"), "unshare is missing")
    )
    func comesAndGoes() throws {
        let run = try SecretServiceFaultTests.run(
            """
            export LANYARD_STORE=auto
            # Its kernel keyring is shared with others, so that only the Secret Service is left.
            contained() { unshare --pid --fork --mount-proc lanyard token; }
            start_bus; start_daemon
            notes contained; contained >a; calls
            kill_daemon
            notes contained; contained >b 2>/dev/null; calls
            start_daemon
            notes contained; contained >c; contained >d; cmp c d && echo same; calls
            """
        )
        #expect(run.output == "1\n2\nsame\n1\n", "\(run.errors)")
    }
}
