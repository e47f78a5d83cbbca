import Foundation
import Glibc
import Testing

/// What `lanyard check --fix` does to files besides their text: copies, modes, groups, links, and what may not be written.
@Suite("lanyard check --fix: files")
struct CheckFixFilesTests {
    private let home: TemporaryFolder

    init() throws {
        home = try TemporaryFolder()
    }

    private func check(_ arguments: String...) throws -> Run {
        try run([Programs.path("lanyard"), "check"] + arguments)
    }

    private func run(_ words: [String]) throws -> Run {
        try execute(
            words[0],
            Array(words.dropFirst()),
            environment: ["HOME": home.path, "PATH": "/usr/bin:/bin"],
            folder: home.path
        )
    }

    @Test("a copy is never overwritten")
    func copies() throws {
        defer { home.remove() }
        try home.create("env.sh.bak", "precious")
        try FileManager.default.createSymbolicLink(
            atPath: home.path + "/env.sh.bak.1",
            withDestinationPath: "elsewhere"
        )
        try home.create("env.sh", "PROJECT_ID=ray-whisper\n")
        #expect(try check("--fix").output.hasSuffix("env.sh: the old file is kept in \(home.path)/env.sh.bak.2\n"))
        #expect(try home.text("env.sh.bak") == "precious")
        #expect(try home.text("env.sh.bak.2") == "PROJECT_ID=ray-whisper\n")
        #expect(!FileManager.default.fileExists(atPath: home.path + "/elsewhere"))
    }

    @Test("the mode stays, and the copy is no wider", arguments: [0o600, 0o644, 0o755] as [mode_t])
    func mode(_ mode: mode_t) throws {
        defer { home.remove() }
        try home.create("env.sh", "PROJECT_ID=ray-whisper\n")
        #expect(chmod(home.path + "/env.sh", mode) == 0)
        #expect(try check("--fix").code == 0)
        for name in ["env.sh", "env.sh.bak"] {
            var status = stat()
            #expect(stat(home.path + "/" + name, &status) == 0)
            #expect(status.st_mode & 0o777 == mode)
        }
    }

    @Test("the group stays, that of the copy too", .enabled(if: geteuid() == 0, "only root gives files away"))
    func group() throws {
        defer { home.remove() }
        try home.create("env.sh", "PROJECT_ID=ray-whisper\n")
        #expect(chown(home.path + "/env.sh", geteuid(), 1) == 0)
        #expect(chmod(home.path + "/env.sh", 0o640) == 0)
        #expect(try check("--fix").code == 0)
        for name in ["env.sh", "env.sh.bak"] {
            var status = stat()
            #expect(stat(home.path + "/" + name, &status) == 0)
            #expect(status.st_gid == 1 && status.st_mode & 0o777 == 0o640, "\(name)")
        }
    }

    @Test("where the file cannot be written after all, it stays as it is, and no copy is left")
    func noRoom() throws {
        defer { home.remove() }
        let line = "PROJECT_ID=ray-whisper\n"
        let text = line + String(repeating: "#", count: 1024 - line.utf8.count - 1) + "\n"
        try home.create("env.sh", text)
        // Files of at most 1 kB: the copy has room, and the mended file has none.
        let script = "trap '' XFSZ; ulimit -f 1; exec \"$0\" check --fix"
        let failed = try run(["/bin/bash", "-c", script, Programs.path("lanyard")])
        #expect(failed.code == 1)
        #expect(failed.errors.hasPrefix("lanyard: error: cannot write \(home.path)/env.sh: "), "\(failed.errors)")
        #expect(try home.text("env.sh") == text)
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.path) == ["env.sh"])
    }

    @Test("a link out of the folder is mended only when it is named")
    func link() throws {
        defer { home.remove() }
        try home.create("team/common.sh", "PROJECT_ID=ray-whisper\n")
        try home.create("project/x", "")
        let link = home.path + "/project/env.sh"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "../team/common.sh")
        let program = Programs.path("lanyard")
        func inProject(_ arguments: [String]) throws -> Run {
            try execute(program, arguments, environment: ["HOME": home.path], folder: home.path + "/project")
        }
        let refused = try inProject(["check", "--fix"])
        #expect(refused.code == 1)
        #expect(refused.errors.hasPrefix("lanyard: error: \(link) is a link to \(home.path)/team/common.sh, "))
        #expect(refused.errors.hasSuffix("lanyard: hint: lanyard check --fix --file \(link)\n"))
        #expect(try inProject(["check", "--fix", "env.sh"]).code == 1)
        #expect(try inProject(["check", "--fix", "."]).code == 1)
        #expect(try home.text("team/common.sh") == "PROJECT_ID=ray-whisper\n")
        #expect(try inProject(["check", "--fix", "--file", link]).code == 0)
        #expect(try home.text("team/common.sh") == "export PROJECT_ID=ray-whisper\n")
        var status = stat()
        #expect(lstat(link, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    }

    @Test("what may not be written is told, and stays as it is")
    func readOnly() throws {
        defer { home.remove() }
        try home.create("env.sh", "PROJECT_ID=ray-whisper\n")
        #expect(chmod(home.path + "/env.sh", 0o400) == 0)
        let run = try check("--fix")
        #expect(run.code == 1)
        #expect(run.errors.hasPrefix("lanyard: error: \(home.path)/env.sh may not be written\n"))
        #expect(run.output.contains("env.sh:1:1: error: PROJECT_ID is not exported"), "\(run.output)")
        #expect(try home.text("env.sh") == "PROJECT_ID=ray-whisper\n")
        #expect(!FileManager.default.fileExists(atPath: home.path + "/env.sh.bak"))
    }
}
