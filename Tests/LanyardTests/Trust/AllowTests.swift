import Foundation
import Testing

/// `lanyard allow` and `deny`, and who reads what they decide.
@Suite("trust in an env.sh")
struct AllowTests {
    private let home: TemporaryFolder
    private var file: String { home.path + "/project/env.sh" }

    init() throws {
        home = try TemporaryFolder()
        try home.create("project/.keep", "")
    }

    private func lanyard(_ arguments: String..., input: String = "") throws -> Run {
        try execute(
            Programs.path("lanyard"),
            arguments,
            environment: ["HOME": home.path, "PATH": "/usr/bin:/bin", "LANYARD_STORE": "none"],
            folder: home.path + "/project",
            input: input
        )
    }

    private var isAllowed: Bool {
        get throws { try lanyard("status", "--json").output.contains("\"allowed\": true") }
    }

    @Test("each content is allowed by itself, and the last sixteen are remembered")
    func contents() throws {
        defer { home.remove() }
        for number in 0..<18 {
            try home.create("project/env.sh", "export A=\(number)\n")
            #expect(try !isAllowed)
            #expect(try lanyard("allow").code == 0)
            #expect(try isAllowed)
        }
        for (number, expected) in [(0, false), (1, false), (2, true), (17, true)] {
            try home.create("project/env.sh", "export A=\(number)\n")
            #expect(try isAllowed == expected, "\(number)")
        }
        #expect(try lanyard("deny").code == 0)
        #expect(try !isAllowed)
    }

    @Test("exporting what the caller has already redirects nothing")
    func exportAlone() throws {
        defer { home.remove() }
        try home.create("project/env.sh", "export PATH HOME\nexport A=1\n")
        #expect(try lanyard("check").code == 0)
        #expect(try lanyard("env", "--shell", "bash").code == 0)
    }

    @Test("a copy elsewhere is not allowed")
    func elsewhere() throws {
        defer { home.remove() }
        try home.create("project/env.sh", "export LD_PRELOAD=/x\n")
        try home.create("project/copy.sh", "export LD_PRELOAD=/x\n")
        #expect(try lanyard("allow").code == 0)
        #expect(try lanyard("check").code == 0)
        #expect(try lanyard("check", "copy.sh").code == 2)
    }

    @Test("nobody else may read the records, and they hold no value")
    func records() throws {
        defer { home.remove() }
        try home.create("project/env.sh", "export SECRET=hunter2hunter2\n")
        #expect(try lanyard("allow").code == 0)
        let folder = home.path + "/.local/share/lanyard/allowed"
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
        let mode = { (path: String) in try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        }
        #expect(try mode(folder) == 0o700)
        #expect(try mode(folder + "/" + name) == 0o600)
        let record = try home.text(".local/share/lanyard/allowed/" + name)
        #expect(record.hasPrefix(file + "\n"))
        #expect(!record.contains("hunter2"))
    }

    @Test(
        "a record that is damaged, or another file's, allows nothing",
        arguments: ["", "garbage\n", "/other/env.sh\nDIGEST\n"]
    )
    func damaged(_ content: String) throws {
        defer { home.remove() }
        try home.create("project/env.sh", "export A=1\n")
        #expect(try lanyard("allow").code == 0)
        let folder = home.path + "/.local/share/lanyard/allowed"
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
        let digest = try home.text(".local/share/lanyard/allowed/" + name).split(separator: "\n")[1].prefix(64)
        let damaged = content.replacingOccurrences(of: "DIGEST", with: digest)
        try home.create(".local/share/lanyard/allowed/" + name, damaged)
        #expect(try !isAllowed)
        #expect(try lanyard("allow").output.hasPrefix("allowed: "))
        #expect(try isAllowed)
    }

    @Test("a credential helper looks into a project's file only once it is allowed")
    func implicitReader() throws {
        defer { home.remove() }
        try home.create(
            "project/env.sh",
            "export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com\n"
        )
        let host = "us-central1-docker.pkg.dev\n"
        let before = try lanyard("credential", "docker", "get", input: host)
        #expect(before.code == 1)
        #expect(before.output.contains("no service account is named"))
        #expect(try lanyard("allow").code == 0)
        let after = try lanyard("credential", "docker", "get", input: host)
        #expect(after.code == 1)
        // It goes on to the login, of which there is none here.
        #expect(after.output.contains("no login of Google's is found"))
    }

    @Test("what init has written is allowed")
    func initialised() throws {
        defer { home.remove() }
        let flags = ["--account", "me@example.com", "--project", "ray-whisper", "--region", "us-central1"]
        let run = try execute(
            Programs.path("lanyard"),
            ["init"] + flags + ["--service-account-name", "ray-ai-training"],
            environment: ["HOME": home.path],
            folder: home.path + "/project"
        )
        #expect(run.code == 0)
        #expect(try isAllowed)
    }
}
