import Glibc
import LanyardCore

extension World {
    /// The machine as it is.
    package static var live: World {
        World(
            arguments: liveArguments,
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

    /// argv, read in place: `CommandLine.arguments` takes a lock and a detour for those who may change it.
    private static var liveArguments: [String] {
        var arguments: [String] = []
        for index in 0..<Int(CommandLine.argc) {
            if let word = CommandLine.unsafeArgv[index] { arguments.append(String(cString: word)) }
        }
        return arguments
    }
}
