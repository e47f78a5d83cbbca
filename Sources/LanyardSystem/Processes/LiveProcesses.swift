import CProcess
import Glibc
import LanyardCore

extension Processes {
    package static let live = Processes(
        run: { command throws(FileError) in try runToEnd(command) },
        startDetached: { command throws(FileError) in
            var actions = SpawnActions()
            defer { actions.destroy() }
            actions.open("/dev/null", as: 1)
            actions.open("/dev/null", as: 2)
            actions.changeFolder("/")
            let input = try Pipe()
            actions.duplicate(input.reader, as: 0)
            defer {
                input.reader.close()
                input.writer.close()
            }
            // A request is far below a pipe's 64 KiB: this cannot block, whoever reads it.
            try input.writer.writeAll(command.input ?? [])
            // What our caller had open would stay open behind its back: a lock, a pipe that somebody reads to its end.
            actions.closeAllButKept(command.keeps)
            _ = try actions.spawn(command, newSession: true)
        },
        ownPath: { Files.live.linkTarget("/proc/self/exe") },
        parentPath: { Files.live.linkTarget("/proc/" + String(getppid()) + "/exe") },
        limit: { kind in
            let resource =
                switch kind {
                case .addressSpace: RLIMIT_AS
                case .data: RLIMIT_DATA
                case .openFiles: RLIMIT_NOFILE
                }
            var limit = rlimit()
            guard getrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0 else { return nil }
            // RLIM_INFINITY is more than any number.
            return Int(exactly: limit.rlim_cur)
        }
    )

    private static let outputLimit = 1 << 20

    private static func runToEnd(_ command: Command) throws(FileError) -> Completion {
        // A caller that ignores it would have our children vanish without an exit code.
        signal(SIGCHLD, SIG_DFL)
        var actions = SpawnActions()
        defer { actions.destroy() }
        let input = command.input == nil ? nil : try Pipe()
        let output: Pipe?
        do throws(FileError) {
            output = command.capturesOutput ? try Pipe() : nil
        } catch {
            // Somebody goes on without that program, and needs these two.
            input?.reader.close()
            input?.writer.close()
            throw error
        }
        if let input { actions.duplicate(input.reader, as: 0) }
        if let output { actions.duplicate(output.writer, as: 1) }
        let process: pid_t
        do throws(FileError) {
            defer {
                input?.reader.close()
                output?.writer.close()
            }
            process = try actions.spawn(command, newSession: false)
        } catch {
            input?.writer.close()
            output?.reader.close()
            throw error
        }
        if let input {
            // A child that ends without reading is no error of ours (SIGPIPE is ignored): its exit code tells.
            try? input.writer.writeAll(command.input ?? [])
            input.writer.close()
        }
        var completion = Completion(exitCode: 0)
        let deadline = command.timeLimit.map { Clock.live.now().boot + $0 }
        if let output {
            (completion.output, completion.timedOut) = collect(output.reader, until: deadline)
            output.reader.close()
        }
        if completion.timedOut || !hasEnded(process, before: deadline) {
            completion.timedOut = true
            kill(process, SIGKILL)
        }
        completion.exitCode = wait(for: process)
        return completion
    }

    private static func collect(_ reader: Descriptor, until deadline: Int?) -> (output: [UInt8], timedOut: Bool) {
        var content: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while content.count < outputLimit {
            var poll = pollfd(fd: reader.number, events: Int16(POLLIN), revents: 0)
            let left = deadline.map { Int32(clamping: max(0, $0 - Clock.live.now().boot)) } ?? -1
            let ready = Glibc.poll(&poll, 1, left)
            if ready == 0 { return (content, true) }
            if ready < 0 {
                if errno == EINTR { continue }
                break
            }
            let count = read(reader.number, &chunk, chunk.count)
            if count > 0 { content += chunk[..<count] }
            if count == 0 || (count < 0 && errno != EINTR) { break }
        }
        return (content, false)
    }

    /// Whether it ends in time; its exit code is left for ``wait(for:)``.
    private static func hasEnded(_ process: pid_t, before deadline: Int?) -> Bool {
        guard let deadline else { return true }
        // Its pipe closes a moment before it has ended: a pause would cost more than that moment.
        let handle = lanyard_process_handle(process)
        if handle >= 0 {
            defer { close(handle) }
            return isReady(handle, before: deadline)
        }
        // Before Linux 5.3, or in a sandbox that knows no such call.
        var pause = 1
        while true {
            var info = siginfo_t()
            let code = waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT)
            // A child that is gone or still there: only in the latter case nothing is written into `info`.
            if code != 0 ? errno != EINTR : info.si_signo == SIGCHLD { return true }
            guard Clock.live.now().boot < deadline else { return false }
            Clock.live.sleep(pause)
            pause = min(pause * 2, 20)
        }
    }

    private static func isReady(_ descriptor: Int32, before deadline: Int) -> Bool {
        while true {
            var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = Glibc.poll(&poll, 1, Int32(clamping: max(0, deadline - Clock.live.now().boot)))
            if ready >= 0 { return ready > 0 }
            if errno != EINTR { return true }
        }
    }

    private static func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            if errno != EINTR { return 127 }
        }
        let signal = status & 0x7f
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal
    }
}

/// Both ends of a pipe(2), close-on-exec.
package struct Pipe {
    package let reader: Descriptor
    package let writer: Descriptor

    package init() throws(FileError) {
        var ends: [Int32] = [0, 0]
        guard lanyard_pipe(&ends) == 0 else { throw FileError(errno: errno) }
        reader = Descriptor(ends[0])
        writer = Descriptor(ends[1])
    }
}
