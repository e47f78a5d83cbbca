import Glibc
import LanyardCore
import LanyardSystem

/// A program that runs beside the command and ends with it.
struct Service: Sendable {
    let process: pid_t

    /// Starts a program in a session of its own, so that Ctrl-C on the terminal is none of its business.
    ///
    /// - Parameters:
    ///   - input: what its standard input holds; far less than a pipe takes.
    ///   - log: the file that gets its output.
    init(
        _ program: String,
        _ arguments: [String],
        environment: Environment,
        input: String = "",
        log: String
    ) throws(Failure) {
        do throws(FileError) {
            var actions = SpawnActions()
            defer { actions.destroy() }
            let output = try Descriptor.open(log, O_WRONLY | O_CREAT | O_APPEND, mode: 0o600)
            defer { output.close() }
            let pipe = try Pipe()
            defer { pipe.reader.close() }
            try pipe.writer.writeAll(Array(input.utf8))
            pipe.writer.close()
            actions.duplicate(pipe.reader, as: 0)
            actions.duplicate(output, as: 1)
            actions.duplicate(output, as: 2)
            let command = Command(program, arguments, environment: environment)
            process = try actions.spawn(command, newSession: true)
        } catch {
            throw error.failure("run", program)
        }
    }

    /// Waits until it is ready: at most ten seconds, and no longer than it runs.
    func becomes(_ isReady: () -> Bool) -> Bool {
        let deadline = Clock.live.now().boot + 10_000
        while Clock.live.now().boot < deadline {
            if isReady() { return waitpid(process, nil, WNOHANG) == 0 }
            if waitpid(process, nil, WNOHANG) != 0 { return false }
            Clock.live.sleep(10)
        }
        return false
    }
}
