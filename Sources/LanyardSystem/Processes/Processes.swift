/// Other programs.
package struct Processes: Sendable {
    /// Runs a program to its end.
    package var run: @Sendable (Command) throws(FileError) -> Completion
    /// Starts a program that outlives us: own session, no descriptor of ours but those named, nothing to wait for.
    package var startDetached: @Sendable (Command) throws(FileError) -> Void
    /// The path of the running program, from /proc/self/exe: neither argv[0] nor PATH can say anything about it.
    package var ownPath: @Sendable () -> String?
    /// The path of the program that started us: the shell that will read our output, whatever $SHELL says.
    package var parentPath: @Sendable () -> String?
    /// How much of that a program may have, by getrlimit(2); nil: any amount.
    package var limit: @Sendable (ResourceLimit) -> Int?

    package init(
        run: @escaping @Sendable (Command) throws(FileError) -> Completion,
        startDetached: @escaping @Sendable (Command) throws(FileError) -> Void,
        ownPath: @escaping @Sendable () -> String?,
        parentPath: @escaping @Sendable () -> String?,
        limit: @escaping @Sendable (ResourceLimit) -> Int?
    ) {
        self.run = run
        self.startDetached = startDetached
        self.ownPath = ownPath
        self.parentPath = parentPath
        self.limit = limit
    }
}

/// What a limit is for.
package enum ResourceLimit: Sendable {
    /// Bytes that are mapped, libraries included: RLIMIT_AS, `ulimit -v`.
    case addressSpace
    /// Bytes that are the program's alone, stacks of threads included: RLIMIT_DATA, `ulimit -d`.
    case data
    /// Open files, pipes and connections: RLIMIT_NOFILE, `ulimit -n`.
    case openFiles
}

/// A program to start. Nothing secret ever stands in `arguments`.
package struct Command: Sendable {
    /// A path; PATH is not searched.
    package var program: String
    /// Without the program's name.
    package var arguments: [String]
    package var environment: Environment
    /// What its standard input holds; nil: it reads ours.
    package var input: [UInt8]?
    /// Whether its standard output comes back in ``Completion/output``; otherwise it writes to ours.
    package var capturesOutput: Bool
    /// Descriptors of ours that it keeps, under the same numbers.
    package var keeps: [Int32]
    /// Milliseconds after which it is killed; nil: never.
    package var timeLimit: Int?

    package init(
        _ program: String,
        _ arguments: [String] = [],
        environment: Environment,
        input: [UInt8]? = nil,
        capturesOutput: Bool = false,
        keeps: [Int32] = [],
        timeLimit: Int? = nil
    ) {
        self.program = program
        self.arguments = arguments
        self.environment = environment
        self.input = input
        self.capturesOutput = capturesOutput
        self.keeps = keeps
        self.timeLimit = timeLimit
    }
}

/// How a program ended.
package struct Completion: Equatable, Sendable {
    /// The exit code, or 128 plus the signal's number, as shells say it.
    package var exitCode: Int32
    /// What it wrote to its standard output, if that was asked for (1 MiB at most).
    package var output: [UInt8]
    /// It was killed because its time was over.
    package var timedOut: Bool

    package init(exitCode: Int32, output: [UInt8] = [], timedOut: Bool = false) {
        self.exitCode = exitCode
        self.output = output
        self.timedOut = timedOut
    }
}
