import Testing

/// A token that is half used up is handed out at once, and the next one is fetched behind the caller's back.
@Suite(
    "Background renewal",
    .enabled(if: Requirements.tool("keyctl") && Requirements.tool("jq"), "keyctl or jq is missing")
)
struct BackgroundRenewalTests {
    /// A cached token that has lived for 40 minutes, in the file `a`, and a lock that was last tried long ago.
    private static let prepare = """
        export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com LANYARD_STORE=kernel
        lanyard token >a 2>/dev/null
        keyctl link @u @s
        key=$(keyctl show @u | grep "$LANYARD_KEYRING:" | tr -s ' ' | sed 's/^ //' | cut -d' ' -f1)
        keyctl pipe "$key" | jq -cj '.wall -= 2400000 | .boot -= 2400000' >aged
        keyctl pupdate "$key" <aged && keyctl timeout "$key" 1200
        touch -d @0 "$XDG_RUNTIME_DIR"/lanyard/*.lock

        """
    /// Waits until Google has been asked for a second token.
    private static let awaitSecond = """
        for i in $(seq 600); do
            [ "$(lanyard-sandbox log | grep -c generateAccessToken)" -ge 2 ] && break; sleep 0.05
        done

        """

    @Test("hands out the old token, and the next caller has the new one")
    func renewal() throws {
        let run = try inSandbox(
            BackgroundRenewalTests.prepare
                + """
                lanyard token >b; cmp a b && echo same

                """ + BackgroundRenewalTests.awaitSecond
                    + """
                    for i in $(seq 600); do lanyard token >c; cmp -s a c || break; sleep 0.05; done
                    cmp -s a c || echo another; lanyard-sandbox log | grep -c generateAccessToken

                    """
        )
        #expect(run == Run(code: 0, output: "same\nanother\n2\n", errors: run.errors), "\(run.errors)")
    }

    @Test("is started once, however many ask, and not where it is turned off")
    func once() throws {
        let run = try inSandbox(
            BackgroundRenewalTests.prepare + BackgroundRenewalTests.holder
                + """
                for off in 0 off No FALSE; do LANYARD_BACKGROUND=$off lanyard token >b; cmp a b && echo same; done
                untilFree; lanyard-sandbox log | grep -c generateAccessToken
                for i in $(seq 20); do lanyard token >out.$i & done; wait
                """ + "\n" + BackgroundRenewalTests.awaitSecond
                // Whoever was started holds the lock until it is done, and nobody is left who could start another one.
                + "untilFree; lanyard-sandbox log | grep -c generateAccessToken\n"
        )
        #expect(run.output == "same\nsame\nsame\nsame\n1\n2\n", "\(run.errors)")
    }

    @Test("is turned on and off in plain words, and nonsense is told at once, not when the day has come")
    func words() throws {
        let run = try inSandbox(
            """
            export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com LANYARD_STORE=kernel
            for value in 0 1 off ON no Yes false TRUE ''; do
                LANYARD_BACKGROUND=$value lanyard token >token 2>/dev/null; echo "$value $? $(grep -c ^ya29 token)"
            done
            export LANYARD_BACKGROUND=nope
            for command in token refresh "refresh --all"; do lanyard $command; echo $?; done 2>&1
            echo us-central1-docker.pkg.dev | lanyard credential docker get 2>&1 | grep -c 'LANYARD_BACKGROUND is'
            """
        )
        let told = """
            lanyard: error: LANYARD_BACKGROUND is nope, which says neither yes nor no
            lanyard: hint: write 0 for no renewal in the background, or unset it
            64

            """
        let words = ["0", "1", "off", "ON", "no", "Yes", "false", "TRUE", ""].map { "\($0) 0 1\n" }.joined()
        #expect(run.output == words + told + told + told + "2\n", "\(run.errors)")
    }

    @Test("that cannot start does not count: the next caller starts one")
    func notStarted() throws {
        let run = try inSandbox(
            BackgroundRenewalTests.prepare + BackgroundRenewalTests.holder
                + """
                # Enough for a warm token, and too little for the exchange.
                (ulimit -v 32768; lanyard token) | cmp - a && echo same
                lanyard token | cmp - a && echo same
                """ + "\n" + BackgroundRenewalTests.awaitSecond
                + "untilFree; lanyard-sandbox log | grep -c generateAccessToken\n"
        )
        #expect(run.output == "same\nsame\n2\n", "\(run.errors)")
    }

    @Test("holds nothing of the caller's: no lock, no pipe, while Google hangs")
    func descriptors() throws {
        let run = try inSandbox(
            BackgroundRenewalTests.prepare + BackgroundRenewalTests.holder
                + """
                lanyard-sandbox control --fault token=hang >/dev/null
                exec 9>guard; flock 9
                # Returns only when nobody has the pipe's end any more: were it the renewal's as well, its lock would be
                # free by then. Google hangs for longer than that takes.
                token=$(lanyard token 2>&1)
                flock --nonblock "$lock" echo "the renewal has ended"
                exec 9>&-
                flock --nonblock guard echo free
                [ "$token" = "$(cat a)" ] && echo same

                """
        )
        #expect(run.output == "free\nsame\n", "\(run.errors)")
    }

    /// The process that holds the lock, by its number; and when nobody has it any more.
    private static let holder = """
        lock=$(echo "$XDG_RUNTIME_DIR"/lanyard/*.lock)
        holder() {
            local p
            for p in $(pgrep -x lanyard-exchang); do [ "$(readlink "/proc/$p/fd/3")" = "$lock" ] && echo "$p"; done
        }
        untilFree() { local i; for i in $(seq 600); do flock -n "$lock" true && return; sleep 0.05; done; echo locked; }
        asked() { lanyard-sandbox log | grep -c "POST /token"; }

        """

    @Test(
        "is a process of its own: session, folder, mask and descriptors, and nothing of it is left",
        .enabled(if: Requirements.otherUser, "only root sees the descriptors of an undumpable process"),
        .enabled(if: Requirements.tool("pgrep"), "pgrep is missing")
    )
    func process() throws {
        let run = try inSandbox(
            BackgroundRenewalTests.prepare + BackgroundRenewalTests.holder
                + """
                lanyard-sandbox control --fault token=hang >/dev/null
                umask 0; lanyard token | cmp - a
                for i in $(seq 600); do [ "$(asked)" = 2 ] && break; sleep 0.05; done
                process=$(holder); ps -o tty=,nlwp= -p $process
                [ "$(ps -o sid= -p $process | tr -d ' ')" = $process ] && echo "own session"
                readlink /proc/$process/cwd; grep Umask /proc/$process/status
                # 3 is the lock; from 4 on there is what it has opened itself.
                for fd in /proc/$process/fd/*; do echo "$(basename $fd) $(readlink $fd | sed 's/:.*//')"; done | sort -u -k2
                kill -KILL $process; for i in $(seq 200); do [ -e /proc/$process ] || break; sleep 0.05; done
                [ -e /proc/$process ] || echo gone
                """
        )
        let lines = run.output.split(separator: "\n").map { $0.trimmingSpaces }
        #expect(lines.first?.split(separator: " ").first == "?", "\(run)")
        #expect(lines.dropFirst().prefix(3) == ["own session", "/", "Umask:\t0077"], "\(run)")
        let kinds = lines.dropFirst(4).dropLast().compactMap { $0.split(separator: " ").last.map { String($0) } }
        #expect(kinds.filter { !$0.hasSuffix(".lock") } == ["/dev/null", "pipe", "socket"], "\(run)")
        #expect(kinds.count == 4 && lines.last == "gone", "\(run)")
    }

    @Test("is tried once a minute while it fails, and not at all while one is under way")
    func pause() throws {
        let run = try inSandbox(
            BackgroundRenewalTests.prepare + BackgroundRenewalTests.holder
                + """
                lanyard-sandbox control --fault token=invalid_grant >/dev/null
                for i in 1 2 3; do lanyard token | cmp - a; untilFree; done; asked
                now=$(cut -d. -f1 /proc/uptime)
                touch -d @$((now - 50)) "$lock"; lanyard token | cmp - a; untilFree; asked
                touch -d @$((now - 61)) "$lock"; lanyard token | cmp - a; untilFree; asked
                # A time that lies ahead is of another boot.
                touch -d @$((now + 9999)) "$lock"
                lanyard-sandbox control --fault token=hang >/dev/null
                lanyard token | cmp - a; for i in $(seq 600); do [ "$(asked)" = 4 ] && break; sleep 0.05; done
                touch -d @$((now - 61)) "$lock"; for i in 1 2 3; do lanyard token | cmp - a; done; asked
                [ $(ls "$XDG_RUNTIME_DIR/lanyard" | wc -l) = 2 ] && echo "lock and failure"
                """
        )
        #expect(run.output == "2\n2\n3\n4\nlock and failure\n", "\(run)")
    }

    @Test(
        "is ended by the kernel, should it hang for longer than its time",
        .enabled(if: Requirements.tool("strace"), "strace is missing")
    )
    func alarm() throws {
        let run = try inSandbox(
            """
            \(ExchangeRequests.token(timeLimit: 45_000)) >request
            strace -qq -e trace=alarm -o trace lanyard-exchange <request >/dev/null; cat trace
            lanyard-sandbox control --fault token=hang
            \(ExchangeRequests.token(timeLimit: 100)) | lanyard-exchange | jq -r .failure.code
            """,
            options: ["--no-keyring"]
        )
        #expect(run.output == "alarm(47)                               = 0\n69\n", "\(run)")
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
