import Foundation
import Testing

/// What a sandbox makes is gone when it ends, however that comes about.
@Suite("The end of a sandbox", .enabled(if: Tools.have("keyctl", "gnome-keyring-daemon", "dbus-daemon")))
struct CleanUpTests {
    /// Starts a process that outlives its parent, one that does not want to end, a key and a write-protected folder,
    /// and tells their names.
    private static let mess = """
        setsid sleep 1000 &
        (trap '' TERM HUP; exec sleep 1000) &
        keyctl add user "$LANYARD_KEYRING:left" secret @u >/dev/null
        mkdir "$HOME/locked" && touch "$HOME/locked/file" && chmod 500 "$HOME/locked"
        echo "$HOME"
        echo "$LANYARD_KEYRING"
        echo ready

        """

    private struct Traces {
        var home: String
        var folder: String
        var mark: String

        init(_ output: String) {
            let lines = output.split(separator: "\n").map { String($0) }
            home = lines.first ?? "?"
            folder = (home as NSString).deletingLastPathComponent
            mark = lines.count > 1 ? lines[1] : "?"
        }

        /// What is left of it, in words.
        var found: [String] {
            var found = FileManager.default.fileExists(atPath: folder) ? ["folder"] : []
            let keys = (try? String(contentsOfFile: "/proc/keys", encoding: .utf8)) ?? ""
            if keys.contains(mark) { found.append("key") }
            found += processes
            return found
        }

        /// What is left for good: the kernel takes a moment to forget a key that nobody has any more.
        var remaining: [String] {
            for _ in 0..<500 where found == ["key"] { usleep(10_000) }
            return found
        }

        private var processes: [String] {
            var found: [String] = []
            for process in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] {
                let environment = FileManager.default.contents(atPath: "/proc/\(process)/environ") ?? Data()
                let arguments = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
                for text in [environment, arguments] where text.range(of: Data(mark.utf8)) != nil {
                    found.append("process " + String(decoding: arguments, as: UTF8.self))
                }
            }
            return found
        }
    }

    private func start(_ rest: String, _ options: [String] = []) throws -> (RunningProgram, Traces) {
        let words = ["bash", "--noprofile", "--norc", "-c", CleanUpTests.mess + rest]
        let program = try startSandbox(["run"] + options + words)
        try #require(program.writes("ready"))
        let traces = Traces(program.outputSoFar)
        return (program, traces)
    }

    @Test("leaves nothing when the command ends")
    func commandEnds() throws {
        let (program, traces) = try start("until [ -e \"$HOME/seen\" ]; do sleep 0.05; done; exit 3")
        #expect(traces.found.contains("folder") && traces.found.contains("key"), "\(traces.found)")
        try Data().write(to: URL(fileURLWithPath: traces.home + "/seen"))
        #expect(try program.finish().code == 3)
        #expect(traces.remaining == [])
    }

    @Test("passes signals on, and leaves nothing", arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1])
    func signals(_ signal: Int32) throws {
        let (program, traces) = try start("trap 'exit 5' TERM HUP INT QUIT USR1; while :; do sleep 0.05; done")
        program.send(signal)
        #expect(try program.finish().code == 5)
        #expect(traces.remaining == [])
    }

    @Test("ends a command that does not want to", arguments: [SIGTERM, SIGHUP])
    func stubborn(_ signal: Int32) throws {
        let (program, traces) = try start("trap '' TERM HUP; while :; do sleep 0.05; done")
        program.send(signal)
        #expect(try program.finish().code == 137)
        #expect(traces.remaining == [])
    }

    @Test("leaves nothing when it is killed")
    func killed() throws {
        let (program, traces) = try start("while :; do sleep 0.05; done")
        program.send(SIGKILL)
        #expect(try program.finish().code == 137)
        for _ in 0..<1000 where !traces.found.isEmpty { usleep(10_000) }
        #expect(traces.remaining == [])
    }

    @Test("removes nothing that no sandbox made, whoever starts the process that cleans up")
    func watch() throws {
        let folder = FileManager.default.temporaryDirectory.path + "/" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(try startSandbox(["watch", "--owns-processes", folder, "PATH"]).finish().code == 0)
        #expect(FileManager.default.fileExists(atPath: folder))
    }
}
