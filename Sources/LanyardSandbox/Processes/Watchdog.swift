import Glibc
import LanyardCore
import LanyardSystem

/// A second process that cleans up after us if we are killed.
///
/// It holds the reading end of a pipe. As long as we live nothing comes; when we end in order, one byte; when we are
/// killed, the end of the pipe, and then it does what we would have done.
struct Watchdog {
    private let process: pid_t
    private let line: Descriptor

    init(_ remains: Remains) throws(Failure) {
        do throws(FileError) {
            guard let program = Files.live.linkTarget("/proc/self/exe") else { throw .missing }
            var actions = SpawnActions()
            defer { actions.destroy() }
            let pipe = try Pipe()
            defer { pipe.reader.close() }
            actions.duplicate(pipe.reader, as: 0)
            actions.open("/dev/null", as: 1)
            actions.open("/dev/null", as: 2)
            // An environment without the mark by which the remains are found.
            let flags = remains.ownsProcesses ? ["--owns-processes"] : []
            let arguments = ["watch"] + flags + ["--", remains.folder, remains.namespace]
            let command = Command(program, arguments, environment: Environment())
            process = try actions.spawn(command, newSession: true)
            line = pipe.writer
        } catch {
            throw Failure("cannot start the process that cleans up: \(error.reason)")
        }
    }

    /// Sends it home, for everything is gone already.
    func dismiss() {
        try? line.writeAll([1])
        line.close()
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }

    func owns(_ other: pid_t) -> Bool { other == process }
}
