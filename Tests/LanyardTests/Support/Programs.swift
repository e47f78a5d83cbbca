import Foundation
import LanyardSystem

/// The programs under test: those of LANYARD_BIN (the static release), else the ones built beside the tests.
enum Programs {
    static let folder: String = {
        let named = ProcessInfo.processInfo.environment["LANYARD_BIN"] ?? ""
        let folder = named.isEmpty ? Bundle.module.bundleURL.deletingLastPathComponent().path : named
        // Without links, as the programs see themselves.
        return URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
    }()

    static func path(_ name: String) -> String {
        folder + "/" + name
    }
}

/// How a program ended and what it wrote.
struct Run: Equatable {
    var code: Int32
    var output: String
    var errors: String
}

/// Runs a program to its end with exactly that environment, and ends it after `limit` seconds.
///
/// By our own spawn: Foundation's Process, started from several threads at once, was seen to crash.
func execute(
    _ program: String,
    _ arguments: [String] = [],
    environment: [String: String],
    folder: String? = nil,
    input: String = "",
    limit: Double = 60
) throws -> Run {
    let scratch = try TemporaryFolder()
    defer { scratch.remove() }
    var actions = SpawnActions()
    defer { actions.destroy() }
    // Files, not pipes: a helper that outlives the program (a background renewal) must not keep us waiting.
    actions.open(try scratch.create("input", input), as: 0)
    actions.open(try scratch.create("output", ""), as: 1)
    actions.open(try scratch.create("errors", ""), as: 2)
    actions.closeAllButKept([])
    if let folder { actions.changeFolder(folder) }
    let command = Command(program, arguments, environment: Environment(environment))
    let code = wait(for: try actions.spawn(command, newSession: false), limit: limit)
    return Run(code: code, output: try scratch.text("output"), errors: try scratch.text("errors"))
}

/// The exit code, or 128 and the signal's number; a program whose time is over gets SIGTERM, and soon SIGKILL.
private func wait(for process: pid_t, limit: Double) -> Int32 {
    var status: Int32 = 0
    let end = Date(timeIntervalSinceNow: limit)
    while waitpid(process, &status, WNOHANG) == 0 {
        let over = -end.timeIntervalSinceNow
        if over > 5 { kill(process, SIGKILL) } else if over > 0 { kill(process, SIGTERM) }
        usleep(5000)
    }
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
}
