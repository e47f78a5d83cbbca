import Foundation
import Testing

/// Root with the environment of an ordinary user, as `sudo -E` brings it.
@Suite(
    "Root in another user's home",
    .enabled(if: Requirements.otherUser, "there is no other user to become")
)
struct SudoTests {
    private static let owner = getpwnam(Requirements.otherUserName)?.pointee.pw_uid ?? 0
    private static let initFlags = [
        "init", "--project", "ray-whisper", "--region", "us-central1", "--service-account-name", "ray-ai-training",
        "--account", "me@example.com",
    ]

    /// A home that is the other user's, and a project of theirs in it.
    private func home() throws -> TemporaryFolder {
        let home = try TemporaryFolder()
        try home.create("project/env.sh", "export PROJECT_ID=ray-whisper\n")
        for path in try [home.path] + paths(in: home).map({ home.path + "/" + $0 }) {
            try #require(chown(path, SudoTests.owner, 0) == 0)
        }
        return home
    }

    private func paths(in home: TemporaryFolder) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: home.path).sorted()
    }

    private func lanyard(_ arguments: [String], home: TemporaryFolder, folder: String) throws -> Run {
        try execute(
            Programs.path("lanyard"),
            arguments,
            environment: ["HOME": home.path, "PATH": "/usr/bin:/bin", "SHELL": "/bin/bash"],
            folder: folder
        )
    }

    @Test(
        "makes nothing there",
        arguments: [
            ["allow", "env.sh"], ["hook", "bash", "--install"], ["hook", "zsh", "--install"],
            ["hook", "fish", "--install"],
            initFlags + ["--output", "new.sh"], initFlags + ["--force"],
            ["docker", "configure", "us-central1-docker.pkg.dev"],
        ]
    )
    func nothing(_ arguments: [String]) throws {
        let home = try home()
        defer { home.remove() }
        let before = try paths(in: home)
        let run = try lanyard(arguments, home: home, folder: home.path + "/project")
        #expect(run.code == 1 && run.output == "", "\(run)")
        #expect(run.errors.contains(" belongs to another user, so "), "\(run.errors)")
        #expect(run.errors.contains("hint: run it as that user"), "\(run.errors)")
        #expect(try paths(in: home) == before)
        #expect(try home.text("project/env.sh") == "export PROJECT_ID=ray-whisper\n")
    }

    @Test("still writes into a folder of root's, though nothing can be allowed in that home")
    func ownFolder() throws {
        let home = try home()
        let folder = try TemporaryFolder()
        defer {
            home.remove()
            folder.remove()
        }
        let before = try paths(in: home)
        let run = try lanyard(SudoTests.initFlags, home: home, folder: folder.path)
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.errors.contains("env.sh is written, but cannot be allowed: "), "\(run.errors)")
        #expect(try folder.text("env.sh").contains("ray-whisper"))
        #expect(try paths(in: home) == before)
    }
}
