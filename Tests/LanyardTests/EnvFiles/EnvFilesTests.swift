import Foundation
import Testing

/// Files as people write them: what `check` finds in each stands beside it, and what `env` accepts is what bash exports.
@Suite("Real env files")
struct EnvFilesTests {
    private static let folder = Bundle.module.resourceURL?.appendingPathComponent("Files").path ?? ""

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { $0.hasSuffix(".env.sh") }.map { String($0.dropLast(7)) }.sorted()
    }()

    private static let environment = ["PATH": "/usr/bin:/bin", "HOME": "/home/user", "LC_ALL": "C.UTF-8"]

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: EnvFilesTests.folder + "/" + name, encoding: .utf8)
    }

    /// The rule and the place of each finding, a line each.
    private func findings(in home: TemporaryFolder) throws -> String {
        let run = try execute(
            Programs.path("lanyard"),
            ["check", "--json", "env.sh"],
            environment: EnvFilesTests.environment,
            folder: home.path
        )
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        let findings = try #require(object?["findings"] as? [[String: Any]])
        return findings.map { "\($0["rule"] ?? "") \($0["line"] ?? 0):\($0["column"] ?? 0)\n" }.joined()
    }

    @Test("there are many, good and bad")
    func count() throws {
        #expect(EnvFilesTests.names.count >= 45)
        let bad = try EnvFilesTests.names.filter { try !text($0 + ".findings").isEmpty }
        #expect(bad.count >= 20)
        #expect(EnvFilesTests.names.count - bad.count >= 20)
    }

    @Test("what is wrong in them is found, and nothing else", arguments: names)
    func check(_ name: String) throws {
        let home = try TemporaryFolder()
        defer { home.remove() }
        try home.create("env.sh", Data(text(name + ".env.sh").utf8))
        #expect(try findings(in: home) == text(name + ".findings"))
    }

    @Test("what is accepted is what bash exports", arguments: names)
    func env(_ name: String) throws {
        let home = try TemporaryFolder()
        defer { home.remove() }
        try home.create("env.sh", Data(text(name + ".env.sh").utf8))
        let environment = EnvFilesTests.environment
        _ = try execute(
            Programs.path("lanyard"),
            ["allow"],
            environment: environment.merging(["HOME": home.path]) { $1 },
            folder: home.path
        )
        let ours = try execute(
            Programs.path("lanyard"),
            ["env", "--shell", "bash", "--file", "env.sh"],
            environment: environment.merging(["XDG_DATA_HOME": home.path + "/.local/share"]) { $1 },
            folder: home.path
        )
        guard ours.code == 0 else {
            // Whatever stops `env` is told by `check`.
            #expect(ours.output == "false;\n")
            #expect(try !text(name + ".findings").isEmpty)
            return
        }
        func exported(_ command: String) throws -> [String] {
            let run = try execute(
                "/bin/bash",
                ["-c", command + " >/dev/null 2>&1; exec env -0"],
                environment: environment,
                folder: home.path
            )
            let own = ["PWD=", "OLDPWD=", "SHLVL=", "_="]
            return run.output.split(separator: "\0").map { String($0) }
                .filter { variable in !own.contains { variable.hasPrefix($0) } }.sorted()
        }
        try home.create("ours.sh", ours.output)
        #expect(try exported(". ./ours.sh") == exported(". ./env.sh"))
    }
}
