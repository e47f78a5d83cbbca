import LanyardCore
import Testing

@Suite("lanyard-sandbox control", .enabled(if: Tools.have("curl")))
struct ControlTests {
    @Test("lets faults strike in their order, as often as told, and then no more")
    func order() throws {
        try SandboxServer.with { server throws in
            let flags = ["--fault", "token=503", "--fault", "token=429", "--count", "2", "--retry-after", "7"]
            #expect(try server.control(flags).code == 0)
            var seen: [Int] = []
            for _ in 0..<5 { seen.append(try server.refresh().status) }
            #expect(seen == [503, 503, 429, 429, 200])
        }
    }

    @Test("sends Retry-After where told")
    func retryAfter() throws {
        try SandboxServer.with { server throws in
            #expect(try server.control(["--fault", "token=503", "--retry-after", "7"]).code == 0)
            let told = try server.refresh()
            #expect(told.headers["retry-after"] == "7")
            #expect(try server.control(["--fault", "token=503"]).code == 0)
            let untold = try server.refresh()
            #expect(untold.headers["retry-after"] == nil)
        }
    }

    @Test("clears one endpoint with none, and everything with --reset")
    func clears() throws {
        try SandboxServer.with(["--lifetime", "100"]) { server throws in
            let flags = ["--fault", "token=503", "--fault", "tokeninfo=500", "--lifetime", "50"]
            #expect(try server.control(flags).code == 0)
            #expect(try server.control(["--fault", "token=none"]).code == 0)
            #expect(try server.expiresIn() == 50)
            #expect(try server.tokenInfo("x").status == 500)
            #expect(try server.control(["--reset"]).code == 0)
            #expect(try server.tokenInfo("x").status == 400)
            #expect(try server.expiresIn() == 100, "what serve was started with")
        }
    }

    @Test("shortens lives, and never lengthens them")
    func lifetime() throws {
        try SandboxServer.with(["--lifetime", "300"]) { server throws in
            let token = try server.userToken()
            let answer = try server.generate(token: token)
            let expiry = RFC3339.milliseconds(answer.json?["expireTime"]?.string ?? "") ?? 0
            #expect(expiry / 1000 - (HTTPDate.seconds(answer.headers["date"] ?? "") ?? 0) == 300)
            #expect(try server.control(["--lifetime", "100000"]).code == 0)
            #expect(try server.expiresIn() == 3599)
        }
    }

    @Test("makes the server slow")
    func latency() throws {
        try SandboxServer.with(["--latency", "60000"]) { server throws in
            #expect(try server.refresh(limit: 2).code == 28, "longer than the client waits")
            #expect(try server.control(["--latency", "0"]).code == 0)
            #expect(try server.refresh().status == 200)
        }
    }

    @Test("takes an account's permission away and gives it back")
    func permission() throws {
        try SandboxServer.with { server throws in
            let token = try server.userToken()
            #expect(try server.control(["--deny-account", SandboxServer.account]).code == 0)
            #expect(try server.generate(token: token).status == 403)
            #expect(try server.control(["--allow-account", SandboxServer.account]).code == 0)
            #expect(try server.generate(token: token).status == 200)
        }
    }

    @Test(
        "refuses what it does not know",
        arguments: [
            (
                ["--fault", "moon=503"],
                "lanyard-sandbox: error: there is no endpoint moon\n"
                    + "lanyard-sandbox: hint: endpoints: token, generateAccessToken, tokeninfo, registry, project\n"
            ),
            (
                ["--fault", "token=418"],
                "lanyard-sandbox: error: there is no fault 418\n"
                    + "lanyard-sandbox: hint: faults: 400, 401, 403, 404, 408, 429, 500, 502, 503, 504, invalid_grant, "
                    + "invalid_rapt, service_disabled, hang, reset, html, half-json, cut, huge, slow, redirect, empty, "
                    + "expired, no-expiry, fraction, offset, none\n"
            ),
            (
                ["--fault", "token"],
                "lanyard-sandbox: error: token is no fault\n"
                    + "lanyard-sandbox: hint: --fault ENDPOINT=FAULT, as in token=503\n"
            ),
        ]
    )
    func refuses(_ flags: [String], _ message: String) throws {
        let run = try startSandbox(["control"] + flags).finish()
        #expect(run == Execution(code: 64, output: "", errors: message))
        // A server that starts with such a fault does not start.
        #expect(try startSandbox(["serve"] + flags).finish() == run)
    }

    @Test("says where to call it when there is no sandbox", arguments: ["control", "log"])
    func nowhere(_ command: String) throws {
        let message = """
            lanyard-sandbox: error: no sandbox is running here: LANYARD_SANDBOX_URL is unset
            lanyard-sandbox: hint: run this inside lanyard-sandbox run, or with what lanyard-sandbox serve prints

            """
        #expect(try startSandbox([command]).finish() == Execution(code: 69, output: "", errors: message))
    }
}
