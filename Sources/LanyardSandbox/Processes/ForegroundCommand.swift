import Glibc
import LanyardCore
import LanyardSystem

/// The command that `run` runs: it has our terminal, our standard streams and our process group.
struct ForegroundCommand {
    /// Milliseconds that it gets to end after SIGTERM or SIGHUP.
    private static let patience = 5000

    let arguments: [String]
    let environment: Environment

    /// Runs it to its end and passes signals on.
    ///
    /// - Returns: its exit code, 128 plus the number of the signal that ended it, 127 where there is no such command
    ///   and 126 where it cannot be run, as shells have it.
    func run() throws(Failure) -> Int32 {
        let name = arguments[0]
        guard let program = ProgramSearch.find(name, in: environment) else {
            SandboxReport.error(Failure("\(visible(name)): command not found"))
            return 127
        }
        let process: pid_t
        do throws(FileError) {
            var actions = SpawnActions()
            defer { actions.destroy() }
            let command = Command(program, Array(arguments.dropFirst()), environment: environment)
            process = try actions.spawn(command, newSession: false)
        } catch {
            SandboxReport.error(error.failure("run", program))
            return error == .missing ? 127 : 126
        }
        return wait(for: process)
    }

    private func wait(for process: pid_t) -> Int32 {
        // By the clock that counts: when patience is over; nil where nobody has asked it to end.
        var deadline: Int?
        while true {
            let left = deadline.map { max(0, $0 - Clock.live.now().boot) }
            guard let signal = Signals.next(milliseconds: left) else {
                kill(process, SIGKILL)
                deadline = nil
                continue
            }
            if signal.number == SIGCHLD {
                if let code = ChildStatus.reap()[process] { return code }
                continue
            }
            // A key on the terminal has reached the command already: it is in our process group.
            if !signal.isFromKernel { kill(process, signal.number) }
            if signal.number == SIGTERM || signal.number == SIGHUP {
                deadline = deadline ?? Clock.live.now().boot + ForegroundCommand.patience
            }
        }
    }
}
