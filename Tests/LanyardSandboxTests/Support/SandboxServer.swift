import Foundation
import LanyardCore
import Testing

/// `lanyard-sandbox serve`, and curl to talk to it.
final class SandboxServer {
    private let program: RunningProgram
    /// What `serve` prints.
    let exports: [String: String]
    /// What the ADC file says.
    let login: JSON

    private init(_ options: [String]) throws {
        program = try startSandbox(["serve", "--adc"] + options)
        guard program.writes("LANYARD_KEYRING") else {
            throw SandboxServerError(reason: try program.finish().errors)
        }
        var exports: [String: String] = [:]
        for line in program.outputSoFar.split(separator: "\n") {
            let parts = line.dropFirst("export ".utf8.count).split(separator: "=", maxSplits: 1)
            if parts.count == 2 { exports[String(parts[0])] = String(parts[1].dropFirst().dropLast(2)) }
        }
        self.exports = exports
        let file = (exports["CLOUDSDK_CONFIG"] ?? "") + "/application_default_credentials.json"
        login = try JSONReader.read(Array(try Data(contentsOf: URL(fileURLWithPath: file))))
    }

    /// Runs the server for as long as the body takes.
    static func with(_ options: [String] = [], _ body: (SandboxServer) throws -> Void) throws {
        let server = try SandboxServer(options)
        defer {
            server.program.send(SIGTERM)
            _ = try? server.program.finish()
        }
        try body(server)
    }

    func control(_ arguments: [String]) throws -> Execution {
        try startSandbox(["control"] + arguments, environment: exports).finish()
    }

    func log(_ arguments: [String] = []) throws -> Execution {
        try startSandbox(["log"] + arguments, environment: exports).finish()
    }

    /// One request by curl(1). Everything that may be secret goes through its standard input.
    func curl(_ request: CurlRequest) throws -> CurlAnswer {
        var configuration = """
            silent
            include
            max-time = \(request.limit)
            url = "\((exports["LANYARD_SANDBOX_URL"] ?? "") + request.target)"
            request = "\(request.method)"

            """
        for header in request.headers { configuration += "header = \(CurlRequest.quoted(header))\n" }
        if let body = request.body { configuration += "data-raw = \(CurlRequest.quoted(body))\n" }
        let environment = bareEnvironment.merging(exports) { $1 }
        let curl = try RunningProgram(
            "/usr/bin/env",
            ["curl", "-K", "-"],
            environment: environment,
            input: configuration
        )
        return CurlAnswer(try curl.finish())
    }
}

struct SandboxServerError: Error {
    var reason: String
}

struct CurlRequest {
    var method: String
    var target: String
    var headers: [String] = []
    var body: String?
    /// Seconds to wait for the whole answer.
    var limit = 20

    /// A quoted string of curl's configuration file.
    static func quoted(_ text: String) -> String {
        let escaped = text.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"")
        return "\"" + escaped.replacingOccurrences(of: "\n", with: "\\n") + "\""
    }
}

struct CurlAnswer {
    /// curl's exit code: 0, 28 for a time-out, 18 and 56 for connections that broke.
    var code: Int32
    var status = 0
    /// Names in lower case.
    var headers: [String: String] = [:]
    var body: String

    init(_ run: Execution) {
        code = run.code
        let text = run.output.replacingOccurrences(of: "\r\n", with: "\n")
        guard let end = text.range(of: "\n\n") else {
            body = text
            return
        }
        body = String(text[end.upperBound...])
        let lines = text[..<end.lowerBound].split(separator: "\n")
        status = lines.first.flatMap { $0.split(separator: " ").dropFirst().first }.flatMap { Int($0) } ?? 0
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2 {
                headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
            }
        }
    }

    var json: JSON? { try? JSONReader.read(Array(body.utf8)) }
}
