import Glibc

/// The bash of this machine, to compare with: it reads no start-up file, and has exactly the environment given.
///
/// By posix_spawn(3): Foundation's Process, started from several threads at once, was seen to crash.
enum RealBash {
    struct Run: Equatable {
        /// The exit code, or 128 and the signal's number.
        var code: Int32
        var output: [UInt8]
        var errors: [UInt8]
    }

    struct Problem: Error {
        var call: String
        var code: Int32
    }

    /// Runs `bash -c SCRIPT bash ARGUMENT…` to its end, at most ten minutes.
    ///
    /// - Parameters:
    ///   - script: at most 128 kB, no NUL, as all that execve(2) takes; what is larger goes to `input`.
    ///   - input: what it reads from its standard input.
    ///   - folder: where it works.
    static func run(
        _ script: [UInt8],
        arguments: [String] = [],
        input: [UInt8] = [],
        environment: [String: String] = [:],
        folder: String = "/"
    ) throws -> Run {
        let words = [
            "/usr/bin/timeout", "600", "/usr/bin/env", "-C", folder, "/bin/bash", "--norc", "--noprofile", "-c",
        ]
        let files = try (0..<3).map { _ in try ScratchFile() }
        defer { files.forEach { $0.close() } }
        try files[0].write(input)
        let code = try spawn(
            words.map { Array($0.utf8) } + [script, Array("bash".utf8)] + arguments.map { Array($0.utf8) },
            environment.map { Array("\($0)=\($1)".utf8) },
            streams: files
        )
        return Run(code: code, output: try files[1].read(), errors: try files[2].read())
    }

    static func run(
        _ script: String,
        arguments: [String] = [],
        input: [UInt8] = [],
        environment: [String: String] = [:],
        folder: String = "/"
    ) throws -> Run {
        try run(Array(script.utf8), arguments: arguments, input: input, environment: environment, folder: folder)
    }

    private static func spawn(_ words: [[UInt8]], _ environment: [[UInt8]], streams: [ScratchFile]) throws -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (number, file) in streams.enumerated() {
            posix_spawn_file_actions_adddup2(&actions, file.descriptor, Int32(number))
        }
        let arguments = words.map { cString($0) } + [nil]
        let variables = environment.map { cString($0) } + [nil]
        defer { (arguments + variables).forEach { free($0) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, String(decoding: words[0], as: UTF8.self), &actions, nil, arguments, variables)
        guard code == 0 else { throw Problem(call: "posix_spawn", code: code) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { throw Problem(call: "waitpid", code: errno) }
        }
        return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + status & 0x7f
    }

    /// To be freed.
    private static func cString(_ bytes: [UInt8]) -> UnsafeMutablePointer<CChar>? {
        (bytes.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { $0.baseAddress.flatMap { strdup($0) } }
    }
}
