import Foundation
import LanyardSystem

/// How a process of the soak ended.
struct SoakProcess {
    /// Nil: it was killed when its time was over.
    var code: Int32?
    var output: String
    var errors: String
    /// Milliseconds since 1970.
    var start: Int
    var end: Int

    static var now: Int { LanyardSystem.Clock.live.now().wall }

    /// Runs a program to its end; its thread sleeps meanwhile, for there are many.
    ///
    /// - Parameter limit: milliseconds.
    static func run(
        _ program: String,
        _ arguments: [String] = [],
        _ environment: [String: String],
        input: String = "",
        limit: Int = 60_000
    ) throws -> SoakProcess {
        let start = now
        let output = try LanyardSystem.Pipe()
        let errors = try LanyardSystem.Pipe()
        defer {
            output.reader.close()
            errors.reader.close()
        }
        let process = try SoakProcess.start(program, arguments, environment, input: input, output, errors)
        output.writer.close()
        errors.writer.close()
        var collected: [Int32: [UInt8]] = [output.reader.number: [], errors.reader.number: []]
        var open = Set(collected.keys)
        while !open.isEmpty, now < start + limit {
            var polls = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            guard poll(&polls, nfds_t(polls.count), Int32(clamping: start + limit - now)) > 0 else { continue }
            for poll in polls where poll.revents != 0 {
                var chunk = [UInt8](repeating: 0, count: 65_536)
                let count = read(poll.fd, &chunk, chunk.count)
                if count > 0 { collected[poll.fd]?.append(contentsOf: chunk[..<count]) } else { open.remove(poll.fd) }
            }
        }
        if !open.isEmpty { kill(process, SIGKILL) }
        let code = wait(for: process)
        return SoakProcess(
            code: open.isEmpty ? code : nil,
            output: String(decoding: collected[output.reader.number] ?? [], as: UTF8.self),
            errors: String(decoding: collected[errors.reader.number] ?? [], as: UTF8.self),
            start: start,
            end: now
        )
    }

    /// Starts one that goes on; nil: its output goes nowhere.
    static func start(
        _ program: String,
        _ arguments: [String],
        _ environment: [String: String],
        input: String = "",
        _ output: LanyardSystem.Pipe? = nil,
        _ errors: LanyardSystem.Pipe? = nil
    ) throws -> pid_t {
        let source = try LanyardSystem.Pipe()
        defer {
            source.reader.close()
            source.writer.close()
        }
        // A few bytes, far below a pipe's 64 KiB, before anybody reads: this cannot block or fail.
        try source.writer.writeAll(Array(input.utf8))
        var actions = SpawnActions()
        defer { actions.destroy() }
        actions.duplicate(source.reader, as: 0)
        if let output { actions.duplicate(output.writer, as: 1) } else { actions.open("/dev/null", as: 1) }
        if let errors { actions.duplicate(errors.writer, as: 2) } else { actions.open("/dev/null", as: 2) }
        actions.closeAllButKept([])
        return try actions.spawn(
            Command(program, arguments, environment: Environment(environment)),
            newSession: false
        )
    }

    /// The exit code, or 128 and the signal's number.
    @discardableResult
    static func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7f
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal
    }
}
