import Testing

/// `lanyard-exchange` as a program: what it tells whom, and what it leaves behind.
@Suite("lanyard-exchange")
struct ProgramTests {
    @Test("says what it is when somebody starts it by hand", arguments: ["</dev/null", "--help", "token </dev/null"])
    func byHand(_ arguments: String) throws {
        let run = try execute(
            "/bin/bash",
            ["-c", "exec \(Programs.path("lanyard-exchange")) \(arguments)"],
            environment: ["PATH": "/usr/bin:/bin"]
        )
        let text = "lanyard-exchange is a part of lanyard, which starts it when it is needed: see lanyard --help\n"
        #expect(run == Run(code: 64, output: "", errors: text))
    }

    @Test(
        "answers a request that it cannot read",
        arguments: [
            ("nonsense", "lanyard-exchange cannot read its request"),
            ("{\"version\":\"0.0.1\"}", "lanyard and lanyard-exchange are of different versions"),
            ("{\"version\":\"0.1.0\",\"action\":\"fly\"}", "lanyard-exchange cannot read its request"),
            ("{\"version\":\"0.1.0\",\"action\":\"token\"}", "lanyard-exchange cannot read its request"),
        ]
    )
    func unreadable(_ request: String, _ message: String) throws {
        let run = try execute(
            Programs.path("lanyard-exchange"),
            environment: ["PATH": "/usr/bin:/bin"],
            input: request + "\n"
        )
        #expect(run.code == 0 && run.errors.isEmpty)
        #expect(run.output.contains("\"failure\":{\"message\":\"\(message)\""))
        #expect(run.output.hasSuffix("}\n") && run.output.split(separator: "\n").count == 1)
    }

    private static let account = "ray-ai-training@ray-whisper.iam.gserviceaccount.com"

    @Test(
        "shows no secret in any command line, file, or message",
        .enabled(if: Requirements.tool("strace"), "strace is missing")
    )
    func secrets() throws {
        let run = try inSandbox(
            """
            export SERVICE_ACCOUNT=\(ProgramTests.account) LANYARD_STORE=kernel
            strace -f -s 100000 -e trace=execve,openat,creat -o trace lanyard token >token 2>errors
            refresh=$(grep -rhoE '"refresh_token": *"[^"]+"' "$CLOUDSDK_CONFIG" | cut -d'"' -f4 | sort -u)
            [ -n "$refresh" ] && [ -s token ] && echo secrets
            grep -cFf token trace errors; grep -cF "$refresh" trace errors
            rm token; grep -rlF "$(lanyard token)" "$HOME" "$XDG_RUNTIME_DIR" | wc -l
            grep -c 'execve.*lanyard-exchange"\\], ' trace
            grep -oE 'libsecret[^"]*' trace | wc -l
            """
        )
        #expect(
            run.output == """
                secrets
                trace:0
                errors:0
                trace:0
                errors:0
                0
                1
                0

                """,
            "\(run.errors)"
        )
    }

    @Test("stores before it answers, so that a parent that was killed has not asked in vain")
    func orphan() throws {
        let run = try inSandbox(
            """
            export SERVICE_ACCOUNT=\(ProgramTests.account) LANYARD_STORE=kernel
            lanyard-sandbox control --latency 5000
            lanyard token >/dev/null 2>&1 &
            \(Scripts.untilAsked)
            kill -9 $!; wait $! 2>/dev/null; echo $?
            lanyard-sandbox control --latency 0
            lanyard token 2>/dev/null | grep -c ^ya29
            lanyard-sandbox log | wc -l
            """,
            options: ["--no-keyring"]
        )
        #expect(run.output == "137\n1\n2\n", "\(run.errors)")
    }

    @Test(
        "shares its failure with those who wait, in a file that nobody else may read, and takes it back",
        .enabled(if: Requirements.tool("jq"), "jq is missing")
    )
    func failureRecord() throws {
        let run = try inSandbox(
            """
            export SERVICE_ACCOUNT=\(ProgramTests.account) LANYARD_STORE=kernel
            lanyard-sandbox control --count 1 --fault generateAccessToken=html
            lanyard token >/dev/null 2>&1; echo $?
            stat -c %a "$XDG_RUNTIME_DIR"/lanyard/*.failure; jq -c .failure.code "$XDG_RUNTIME_DIR"/lanyard/*.failure
            lanyard token 2>/dev/null | grep -c ^ya29
            ls "$XDG_RUNTIME_DIR"/lanyard | grep -c failure
            """,
            options: ["--no-keyring"]
        )
        #expect(run.output == "69\n600\n69\n1\n0\n", "\(run.errors)")
    }

    @Test("leaves no core dump", .enabled(if: Requirements.tool("jq"), "jq is missing"))
    func coreDump() throws {
        let run = try inSandbox(
            """
            lanyard-sandbox control --fault token=hang
            \(ExchangeRequests.token()) >request; lanyard-exchange <request >/dev/null & exchange=$!
            \(Scripts.untilAsked)
            grep -oE '^Max core file size +0 +0 ' /proc/$exchange/limits | tr -s ' '; kill -KILL $exchange
            """,
            options: ["--no-keyring"]
        )
        #expect(run.output == "Max core file size 0 0 \n", "\(run.errors)")
    }
}
