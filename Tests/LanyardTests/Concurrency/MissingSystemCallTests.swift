import Testing

/// What a kernel, a sandbox or a limit of the user's may refuse: another way is taken, and nobody is told.
@Suite("Without a system call", .enabled(if: Requirements.tool("strace"), "strace is missing"))
struct MissingSystemCallTests {
    /// The exchange behind strace, beside a copy of lanyard that finds it there.
    private static let traced = """
        export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com LANYARD_STORE=kernel
        real=$(dirname "$(readlink -f "$(command -v lanyard)")"); mkdir traced; cp "$real/lanyard" traced
        printf '#!/bin/sh\\nexec strace -qq -f -o %s/trace -e "inject=$INJECT" %s\\n' "$PWD" "$real/lanyard-exchange" \\
            >traced/lanyard-exchange
        chmod +x traced/lanyard-exchange

        """

    @Test("the exchange's end is waited for", arguments: ["ENOSYS", "EPERM"])
    func processHandle(_ error: String) throws {
        let run = try inSandbox(
            """
            export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com LANYARD_STORE=kernel
            strace -qq -o trace -e inject=pidfd_open:error=\(error) lanyard token 2>/dev/null | grep -c ^ya29
            grep -c INJECTED trace
            """
        )
        #expect(run.output == "1\n1\n", "\(run.errors)")
    }

    @Test("libcurl is loaded without a thread of its own")
    func thread() throws {
        let run = try inSandbox(
            MissingSystemCallTests.traced
                + """
                INJECT=clone3,clone:error=EAGAIN traced/lanyard token 2>/dev/null | grep -c ^ya29
                grep -q INJECTED trace && echo refused
                """
        )
        #expect(run.output == "1\nrefused\n", "\(run.errors)")
    }

    @Test(
        "the Secret Service is left out without a thread, and that is the reason that is told",
        .enabled(if: Requirements.tools("gnome-keyring-daemon", "dbus-daemon"), "gnome-keyring or dbus is missing")
    )
    func threadOfSecretService() throws {
        let run = try inSandbox(
            MissingSystemCallTests.traced
                + """
                export LANYARD_STORE=secret-service INJECT=clone3,clone:error=EAGAIN
                traced/lanyard token 2>&1 >token | grep 'not kept'; grep -c ^ya29 token
                traced/lanyard clear; echo $?
                """
        )
        let why = "the Secret Service does not serve (no thread can be started: resource temporarily unavailable)"
        let told = """
            lanyard: error: \(why)
            lanyard: hint: allow more processes where the limit is set (ulimit -u), or end some of them first

            """
        #expect(
            run == Run(code: 0, output: "lanyard: note: the token is not kept: \(why)\n1\n69\n", errors: told)
        )
    }

    @Test("a lock is waited for without a timer, with pauses")
    func timer() throws {
        let run = try inSandbox(
            """
            export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com LANYARD_STORE=kernel
            lanyard token >/dev/null 2>&1; lanyard clear >/dev/null
            flock -x "$XDG_RUNTIME_DIR"/lanyard/*.lock sleep 30 & holder=$!
            until ! flock -n "$XDG_RUNTIME_DIR"/lanyard/*.lock true; do sleep 0.01; done
            LANYARD_LOCK_WAIT=1 strace -qq -o trace -e inject=timer_create:error=EAGAIN lanyard token 2>/dev/null \\
                | grep -c ^ya29
            # A look each 20 ms, for a second.
            [ "$(grep -c flock trace)" -lt 100 ] && echo patient
            pkill -P $holder; kill $holder
            """
        )
        #expect(run.output == "1\npatient\n", "\(run.errors)")
    }
}
