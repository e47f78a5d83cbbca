/// Everything that reaches outside the process, handed to each command as one value.
///
/// Commands read no global: a test gives them a world with a home of its own and a clock that it moves.
package struct World: Sendable {
    /// argv, the program's name first.
    package var arguments: [String]
    package var environment: Environment
    /// The effective user id.
    package var user: UInt32
    package var clock: Clock
    package var files: Files
    package var streams: Streams
    package var keyring: KernelKeyring
    package var locks: Locks
    package var processes: Processes

    package init(
        arguments: [String],
        environment: Environment,
        user: UInt32,
        clock: Clock,
        files: Files,
        streams: Streams,
        keyring: KernelKeyring,
        locks: Locks,
        processes: Processes
    ) {
        self.arguments = arguments
        self.environment = environment
        self.user = user
        self.clock = clock
        self.files = files
        self.streams = streams
        self.keyring = keyring
        self.locks = locks
        self.processes = processes
    }
}
