import Glibc
import Testing

/// The bash of this machine, run on a driver of the test's own.
enum RealBash {
    /// What it printed, and its exit code. Standard error goes nowhere.
    static func run(
        _ driver: String,
        arguments: [String] = [],
        environment: [String: String] = [:],
        folder: String = "/"
    ) throws -> (output: [UInt8], code: Int32) {
        let words =
            ["/bin/bash", "--norc", "--noprofile", "-c", "cd -- \"$1\" || exit; shift\n" + driver, "bash", folder]
            + arguments
        // A file and no pipe: nothing is inherited by what other tests start meanwhile.
        var template = Array("/tmp/lanyard-bash-XXXXXX".utf8CString)
        let file = mkstemp(&template)
        try #require(file >= 0)
        defer { close(file) }
        defer { unlink(template) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, template, O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var process: pid_t = 0
        let variables = environment.map { "\($0.key)=\($0.value)" }
        let result = withStrings(words) { words in
            withStrings(variables) { variables in
                posix_spawn(&process, "/bin/bash", &actions, nil, words, variables)
            }
        }
        try #require(result == 0)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return (readAll(file), status & 0x7f == 0 ? (status >> 8) & 0xff : -1)
    }

    private static func readAll(_ descriptor: Int32) -> [UInt8] {
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return output }
            output += buffer[..<count]
        }
    }

    private static func withStrings<Result>(
        _ strings: [String],
        _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let pointers = strings.map { strdup($0) }
        defer { pointers.forEach { free($0) } }
        return body(pointers + [nil])
    }
}
