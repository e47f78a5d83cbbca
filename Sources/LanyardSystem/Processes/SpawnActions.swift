import CProcess
package import Glibc
import LanyardCore

/// posix_spawn(3) and what shall happen between fork and exec.
package struct SpawnActions {
    private var actions = posix_spawn_file_actions_t()

    package init() {
        posix_spawn_file_actions_init(&actions)
    }

    package mutating func destroy() {
        posix_spawn_file_actions_destroy(&actions)
    }

    package mutating func open(_ path: String, as number: Int32) {
        posix_spawn_file_actions_addopen(&actions, number, path, O_RDWR, 0)
    }

    package mutating func duplicate(_ descriptor: Descriptor, as number: Int32) {
        posix_spawn_file_actions_adddup2(&actions, descriptor.number, number)
    }

    package mutating func changeFolder(_ path: String) {
        _ = lanyard_spawn_in_folder(&actions, path)
    }

    /// Leaves the child its standard streams and, from 3 on, the descriptors that it keeps.
    package mutating func closeAllButKept(_ kept: [Int32]) {
        for (index, number) in kept.enumerated() {
            posix_spawn_file_actions_adddup2(&actions, number, Int32(3 + index))
        }
        _ = lanyard_spawn_close_from(&actions, Int32(3 + kept.count))
    }

    /// Starts the program with default signal handling and an empty signal mask.
    package mutating func spawn(_ command: Command, newSession: Bool) throws(FileError) -> pid_t {
        if !newSession {
            for number in command.keeps {
                // A dup2 onto itself clears close-on-exec in the child alone (posix_spawn_file_actions_adddup2(3)).
                posix_spawn_file_actions_adddup2(&actions, number, number)
            }
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        // What a caller of ours ignores would stay ignored: SIGPIPE and SIGXFSZ by ourselves, SIGALRM ends an exchange
        // that hangs.
        sigaddset(&signals, SIGPIPE)
        sigaddset(&signals, SIGXFSZ)
        sigaddset(&signals, SIGALRM)
        sigaddset(&signals, SIGCHLD)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        var flags = Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
        if newSession { flags |= Int16(lanyard_spawn_new_session) }
        posix_spawnattr_setflags(&attributes, flags)

        let arguments = CStrings([ByteString(command.program)] + command.arguments.map { ByteString($0) })
        let environment = CStrings(command.environment.strings)
        defer {
            arguments.free()
            environment.free()
        }
        var process: pid_t = 0
        let code = posix_spawn(
            &process,
            command.program,
            &actions,
            &attributes,
            arguments.pointers,
            environment.pointers
        )
        guard code == 0 else { throw FileError(errno: code) }
        return process
    }
}

/// A NULL-terminated array of C strings, as exec takes it.
private struct CStrings {
    var pointers: [UnsafeMutablePointer<CChar>?]

    init(_ strings: [ByteString]) {
        // Bytes, not String: an environment variable need not be UTF-8. A NUL cannot stand in one.
        pointers =
            strings.map { string in
                (string.bytes.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer {
                    $0.baseAddress.flatMap { strdup($0) }
                }
            } + [nil]
    }

    func free() {
        for pointer in pointers { Glibc.free(pointer) }
    }
}
