import Glibc
import LanyardCore

extension World {
    /// The machine as it is.
    package static var live: World {
        World(
            arguments: CommandLine.arguments,
            environment: .live,
            user: geteuid(),
            clock: .live,
            files: .live,
            streams: .live,
            keyring: .live,
            locks: .live,
            processes: .live
        )
    }
}
