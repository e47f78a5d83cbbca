import Foundation
import LanyardCore
import Testing

/// The names that a shell keeps for itself, as the real one does.
@Suite("A shell's own names")
struct OwnNamesTests {
    private static let ownNames = ["zsh": ZshDialect.ownNames, "fish": FishDialect.ownNames]

    private static let usualNames = [
        "PROJECT_ID", "REGION", "SERVICE_ACCOUNT", "BUCKET_URI", "HOME", "USER", "LOGNAME", "LANG", "TERM", "TZ",
        "PATH", "CDPATH", "FPATH", "MANPATH", "MAILPATH", "FIGNORE", "PSVAR", "MODULE_PATH", "IFS", "OLDPWD", "PS1",
        "PROMPT", "HISTFILE", "HOST", "HOSTNAME", "MAIL", "EDITOR", "PAGER", "NAME", "VERSION", "STATUS", "HISTORY",
        "TTY", "OPTARG", "fish_trace", "precmd_functions", "name", "region", "model", "user", "prompt",
    ]

    /// What a program that the shell starts sees of the name; nil where the shell did not come that far.
    private func seen(_ name: String, in shell: String) throws -> String? {
        let dialect = try #require(ShellDialects.named(shell))
        let statement = String(decoding: dialect.export(name, "a7"), as: UTF8.self)
        let flags = ["bash": ["--norc", "--noprofile"], "zsh": ["-f"], "fish": ["--no-config"]][shell] ?? []
        let run = try execute(
            "/usr/bin/env",
            [shell] + flags + ["-c", statement + "\n/usr/bin/printenv " + name],
            environment: ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": nowhere, "LC_ALL": "C.UTF-8"]
        )
        return run.code == 0 ? run.output : nil
    }

    @Test("none of them reaches a program", arguments: Shells.among("zsh", "fish"))
    func own(_ shell: String) throws {
        for name in try #require(OwnNamesTests.ownNames[shell]) {
            #expect(try seen(name, in: shell) != "a7\n", "\(name)")
            #expect(try #require(ShellDialects.named(shell)).canExport(name) == false, "\(name)")
        }
    }

    @Test("the usual names all do", arguments: Shells.among("bash", "zsh", "fish"))
    func usual(_ shell: String) throws {
        for name in OwnNamesTests.usualNames {
            #expect(try seen(name, in: shell) == "a7\n", "\(name)")
            #expect(try #require(ShellDialects.named(shell)).canExport(name), "\(name)")
        }
    }

    @Test(
        "lanyard env refuses them before it prints anything",
        arguments: [
            ("zsh", "USERNAME"), ("zsh", "status"), ("zsh", "watch"), ("fish", "version"), ("fish", "hostname"),
        ]
    )
    func refused(_ shell: String, _ name: String) throws {
        let home = try TemporaryFolder()
        defer { home.remove() }
        try home.create("env.sh", "export PROJECT_ID=ray-whisper\nexport \(name)=a7\n")
        let run = try lanyardEnv("--shell", shell, home: home)
        #expect(run.code == 2)
        #expect(run.output == "false;\n")
        let message = "env.sh:2:8: \(name) cannot be exported in \(shell): the shell keeps it for itself\n"
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(run.errors.contains("give the variable another name"), "\(run.errors)")
    }

    @Test("what one shell keeps, another exports")
    func elsewhere() throws {
        let home = try TemporaryFolder()
        defer { home.remove() }
        try home.create("env.sh", "export status=a7\n")
        #expect(
            try lanyardEnv("--shell", "bash", home: home) == Run(code: 0, output: "export status=a7;\n", errors: "")
        )
    }

    private func lanyardEnv(_ arguments: String..., home: TemporaryFolder) throws -> Run {
        try execute(
            Programs.path("lanyard"),
            ["env"] + arguments,
            environment: ["HOME": home.path, "PATH": "/usr/bin:/bin"],
            folder: home.path
        )
    }
}
