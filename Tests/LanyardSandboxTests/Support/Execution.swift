import Foundation

/// How a program ended and what it wrote.
struct Execution: Equatable {
    var code: Int32
    var output: String
    var errors: String
}

/// A program at work, with its output in files: who inherits a pipe could keep the reader waiting.
final class RunningProgram {
    private let process = Process()
    private let scratch: String

    init(_ program: String, _ arguments: [String], environment: [String: String], input: String = "") throws {
        scratch = FileManager.default.temporaryDirectory.path + "/sandbox-test-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: scratch,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        try Data(input.utf8).write(to: url("input"))
        for name in ["output", "errors"] { try Data().write(to: url(name)) }
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = environment
        process.standardInput = try FileHandle(forReadingFrom: url("input"))
        process.standardOutput = try FileHandle(forWritingTo: url("output"))
        process.standardError = try FileHandle(forWritingTo: url("errors"))
        try process.run()
    }

    private func url(_ name: String) -> URL {
        URL(fileURLWithPath: scratch + "/" + name)
    }

    var processID: Int32 { process.processIdentifier }

    var outputSoFar: String {
        String(decoding: (try? Data(contentsOf: url("output"))) ?? Data(), as: UTF8.self)
    }

    /// Waits until it has written that text; false where it ends first, or never does.
    func writes(_ text: String) -> Bool {
        for _ in 0..<3000 {
            if outputSoFar.contains(text) { return true }
            if !process.isRunning { return outputSoFar.contains(text) }
            usleep(10_000)
        }
        return false
    }

    func send(_ signal: Int32) {
        kill(process.processIdentifier, signal)
    }

    /// Waits for its end, at most two minutes.
    func finish() throws -> Execution {
        let watchdog = DispatchWorkItem { [process] in process.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + 120, execute: watchdog)
        process.waitUntilExit()
        watchdog.cancel()
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let code = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
        return Execution(
            code: code,
            output: outputSoFar,
            errors: String(decoding: try Data(contentsOf: url("errors")), as: UTF8.self)
        )
    }
}

/// The environment of somebody who has nothing but programs.
let bareEnvironment = ["PATH": Tools.searchPath, "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"]

func startSandbox(
    _ arguments: [String],
    environment extra: [String: String] = [:],
    input: String = ""
) throws -> RunningProgram {
    try RunningProgram(Tools.sandbox, arguments, environment: bareEnvironment.merging(extra) { $1 }, input: input)
}

/// A bash script inside `lanyard-sandbox run`.
func inSandbox(
    _ script: String,
    options: [String] = ["--no-keyring"],
    environment: [String: String] = [:],
    input: String = ""
) throws -> Execution {
    let arguments = ["run"] + options + ["bash", "--noprofile", "--norc", "-c", script]
    return try startSandbox(arguments, environment: environment, input: input).finish()
}
