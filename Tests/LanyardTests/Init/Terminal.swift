import Foundation
import Glibc
import Testing

/// A program on a terminal of its own: what it shows is read as it comes, and answered.
final class Terminal {
    private let process = Process()
    private let master: Int32
    /// All that stood on the screen so far, echo included.
    private(set) var screen = ""
    /// How much of it stood there when the last answer was typed: a question may be asked twice.
    private var seen = 0

    struct Trouble: Error {
        var message: String
    }

    init(_ program: String, _ arguments: [String], environment: [String: String], folder: String) throws {
        // What posix_openpt(3), unlockpt(3) and ptsname(3) do: pty(7), ioctl_tty(2).
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var isLocked: Int32 = 0
        var number: UInt32 = 0
        guard master >= 0, ioctl(master, 0x4004_5431, &isLocked) == 0, ioctl(master, 0x8004_5430, &number) == 0 else {
            throw Trouble(message: "no terminal is to be had")
        }
        let slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard slave >= 0 else { throw Trouble(message: "the terminal cannot be opened") }
        let handle = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = environment
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardInput = handle
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        // The program's end is the last one, so that reading ends with it.
        close(slave)
    }

    /// Waits for a question, and types an answer to it.
    func answer(_ question: String, _ answer: String) throws {
        try type(Array((answer + "\n").utf8), behind: question)
    }

    /// Waits for a question, and types what means the end of input (Ctrl-D).
    func end(_ question: String) throws {
        try type([4], behind: question)
    }

    private func type(_ bytes: [UInt8], behind question: String) throws {
        try wait { screen.dropFirst(seen).hasSuffix(question) }
        seen = screen.count
        guard write(master, bytes, bytes.count) == bytes.count else { throw Trouble(message: "nobody listens") }
    }

    /// Everything that is shown until the program ends, and how it ended.
    func finish() throws -> Int32 {
        try wait { false }
        process.waitUntilExit()
        close(master)
        return process.terminationStatus
    }

    /// Reads on until there is what is waited for, or nothing more comes.
    private func wait(until isThere: () -> Bool) throws {
        while !isThere() {
            var event = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            guard poll(&event, 1, 20_000) == 1 else {
                process.terminate()
                throw Trouble(message: "nothing is shown any more behind: \(screen)")
            }
            var bytes = [UInt8](repeating: 0, count: 4096)
            let count = read(master, &bytes, bytes.count)
            // EIO: the program has closed its side.
            guard count > 0 else { return }
            screen += String(decoding: bytes[..<count], as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
        }
    }
}
