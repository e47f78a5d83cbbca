import Foundation
import LanyardSystem

/// How a program ended and what it wrote.
struct Execution: Equatable {
    var code: Int32
    var output: String
    var errors: String
}

/// A program at work, with its output in files: who inherits a pipe could keep the reader waiting.
///
/// By our own spawn: Foundation's Process, started from several threads at once, was seen to crash.
final class RunningProgram {
    let processID: Int32
    private let scratch: String
    private var status: Int32?

    init(_ program: String, _ arguments: [String], environment: [String: String], input: String = "") throws {
        scratch = FileManager.default.temporaryDirectory.path + "/sandbox-test-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: scratch,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        var actions = SpawnActions()
        defer { actions.destroy() }
        for (number, name) in ["input", "output", "errors"].enumerated() {
            let path = scratch + "/" + name
            try Data((number == 0 ? input : "").utf8).write(to: URL(fileURLWithPath: path))
            actions.open(path, as: Int32(number))
        }
        actions.closeAllButKept([])
        let command = Command(program, arguments, environment: Environment(environment))
        processID = try actions.spawn(command, newSession: false)
    }

    private func text(_ name: String) -> String {
        String(decoding: (try? Data(contentsOf: URL(fileURLWithPath: scratch + "/" + name))) ?? Data(), as: UTF8.self)
    }

    var outputSoFar: String { text("output") }

    /// Whether it is still at work; its exit status is kept once it is not.
    private var isRunning: Bool {
        guard status == nil else { return false }
        var ended: Int32 = 0
        guard waitpid(processID, &ended, WNOHANG) != 0 else { return true }
        status = ended
        return false
    }

    /// Waits until it has written that text; false where it ends first, or never does.
    func writes(_ text: String) -> Bool {
        for _ in 0..<3000 {
            if outputSoFar.contains(text) { return true }
            if !isRunning { return outputSoFar.contains(text) }
            usleep(10_000)
        }
        return false
    }

    func send(_ signal: Int32) {
        kill(processID, signal)
    }

    /// Waits for its end, at most two minutes.
    func finish() throws -> Execution {
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let end = Date(timeIntervalSinceNow: 120)
        while isRunning {
            if end.timeIntervalSinceNow < -10 { send(SIGKILL) } else if end.timeIntervalSinceNow < 0 { send(SIGTERM) }
            usleep(5000)
        }
        let status = status ?? 0
        let signal = status & 0x7f
        return Execution(
            code: signal == 0 ? (status >> 8) & 0xff : 128 + signal,
            output: outputSoFar,
            errors: text("errors")
        )
    }
}

/// The environment of somebody who has nothing but programs. Below /dev/null nobody, root included, can make anything.
let bareEnvironment = ["PATH": Tools.searchPath, "HOME": "/dev/null/nowhere", "LC_ALL": "C.UTF-8"]

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
