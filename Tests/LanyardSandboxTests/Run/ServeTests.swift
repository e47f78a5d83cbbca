import Foundation
import Testing

@Suite("lanyard-sandbox serve", .enabled(if: Tools.have("curl")))
struct ServeTests {
    /// The server's process id is told first, for its output is evaluated.
    private static let start = #"eval "$("$SANDBOX" serve & echo "server=$!")""# + "\n"

    private func shell(_ script: String, _ environment: [String: String] = [:]) throws -> Execution {
        let all = bareEnvironment.merging(["SANDBOX": Tools.sandbox]) { $1 }.merging(environment) { $1 }
        let arguments = ["--noprofile", "--norc", "-c", ServeTests.start + script]
        return try RunningProgram("/bin/bash", arguments, environment: all).finish()
    }

    @Test("prints what a shell can evaluate, and ends with SIGTERM", arguments: ["TERM", "INT", "HUP"])
    func evaluates(_ signal: String) throws {
        let script = """
            curl -s "$LANYARD_SANDBOX_URL/tokeninfo?access_token=x" | grep error
            "$SANDBOX" log
            folder=${SSL_CERT_FILE%/*}
            kill -\(signal) $server
            while [ -d "$folder" ]; do sleep 0.01; done
            curl -s "$LANYARD_SANDBOX_URL"; echo $?
            """
        // A shell without job control starts background programs deaf to SIGINT.
        let monitored = signal == "INT" ? "set -m\n" : ""
        let all = bareEnvironment.merging(["SANDBOX": Tools.sandbox]) { $1 }
        let run = try RunningProgram(
            "/bin/bash",
            ["--noprofile", "--norc", "-c", monitored + ServeTests.start + script],
            environment: all
        ).finish()
        let output = """
              "error": "invalid_token",
              "error_description": "Invalid Value"
            GET /tokeninfo?access_token=#2d711642 400
            7

            """
        #expect(run == Execution(code: 0, output: output, errors: ""))
    }

    @Test("unsets what would lead elsewhere")
    func unsets() throws {
        let elsewhere = ["CURL_CA_BUNDLE": "/x", "https_proxy": "http://x", "GOOGLE_APPLICATION_CREDENTIALS": "/x"]
        let script = #"env | grep -ciE "^(curl_ca_bundle|https_proxy|google_app.*)="; kill $server; wait"#
        #expect(try shell(script, elsewhere).output == "0\n")
    }

    @Test("keeps a folder that it was told to use")
    func folder() throws {
        let folder = FileManager.default.temporaryDirectory.path + "/" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let server = try startSandbox(["serve", "--folder", folder])
        #expect(server.writes("export SSL_CERT_FILE='\(folder)/ca.pem';\n"))
        server.send(SIGTERM)
        #expect(try server.finish().code == 0)
        #expect(FileManager.default.fileExists(atPath: folder + "/ca.pem"))
    }

    @Test("says so when the port is taken")
    func port() throws {
        try SandboxServer.with { server throws in
            let port = String(server.exports["LANYARD_SANDBOX_URL"]?.split(separator: ":").last ?? "")
            let second = try startSandbox(["serve", "--port", port]).finish()
            #expect(second.code == 69)
            #expect(second.errors.hasPrefix("lanyard-sandbox: error: cannot listen on 127.0.0.1:\(port): "))
        }
    }
}
