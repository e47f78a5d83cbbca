import ArgumentParser
import Glibc
import LanyardCore
import LanyardSystem

/// `lanyard-sandbox` itself.
struct SandboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lanyard-sandbox",
        abstract: "A local stand-in for the Google endpoints that Lanyard and gcloud talk to.",
        discussion: """
            For newcomers without an account, and for tests. It speaks TLS with a throw-away certificate, checks \
            requests as strictly as Google does, and fails on demand.
            """,
        version: version,
        subcommands: [RunCommand.self, ServeCommand.self, ControlCommand.self, LogCommand.self, WatchCommand.self]
    )
}

/// A command that tells its failures like the rest of Lanyard.
protocol FailingCommand: ParsableCommand {
    /// - Returns: the exit code.
    func runOrFail() throws(Failure) -> Int32
}

extension FailingCommand {
    func run() throws {
        let code: Int32
        do throws(Failure) {
            code = try runOrFail()
        } catch {
            SandboxReport.error(error)
            throw ArgumentParser.ExitCode(error.exitCode.rawValue)
        }
        throw ArgumentParser.ExitCode(code)
    }
}

/// Runs the command that argv names, and ends the process.
package func runSandbox() -> Never {
    // Before the first thread, for threads inherit the mask.
    Signals.block()
    SandboxCommand.main()
    exit(0)
}
