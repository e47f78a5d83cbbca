import Foundation
import Testing

/// `lanyard env`, black box.
@Suite("lanyard env")
struct EnvTests {
    private let home: TemporaryFolder

    init() throws {
        home = try TemporaryFolder()
    }

    private func lanyard(_ arguments: String..., file: String) throws -> Run {
        try home.create("env.sh", file)
        return try execute(
            Programs.path("lanyard"),
            ["env"] + arguments,
            environment: ["HOME": home.path, "PATH": "/usr/bin:/bin"],
            folder: home.path
        )
    }

    static let file = """
        export USER_ACCOUNT=me@example.com
        salt=3fa
        export PROJECT_ID=ray-whisper
        export BUCKET_URI="gs://${PROJECT_ID}-${salt}"

        """

    @Test(
        "exported variables, in order, for each shell",
        arguments: [
            ("bash", "export USER_ACCOUNT=me@example.com;", #"export BUCKET_URI=$'gs\072//ray-whisper-3fa';"#),
            ("zsh", "export USER_ACCOUNT=me@example.com;", #"export BUCKET_URI=$'gs\072//ray-whisper-3fa';"#),
            (
                "sh", "export USER_ACCOUNT=me@example.com;",
                #"BUCKET_URI="`printf 'gs\\072//ray-whisper-3fax'`";export BUCKET_URI="${BUCKET_URI%x}";"#
            ),
            ("fish", "set -gx USER_ACCOUNT me@example.com;", #"set -gx BUCKET_URI gs\X3a//ray-whisper-3fa;"#),
        ]
    )
    func shells(_ shell: String, _ first: String, _ last: String) throws {
        defer { home.remove() }
        let middle = shell == "fish" ? "set -gx PROJECT_ID ray-whisper;" : "export PROJECT_ID=ray-whisper;"
        let run = try lanyard("--shell", shell, file: EnvTests.file)
        #expect(run == Run(code: 0, output: "\(first)\n\(middle)\n\(last)\n", errors: ""))
    }

    @Test("json is one object")
    func json() throws {
        defer { home.remove() }
        let expected = """
            {
              "USER_ACCOUNT": "me@example.com",
              "PROJECT_ID": "ray-whisper",
              "BUCKET_URI": "gs://ray-whisper-3fa"
            }

            """
        let run = try lanyard("--format=json", file: EnvTests.file)
        #expect(run == Run(code: 0, output: expected, errors: ""))
    }

    @Test("the shell that called gets its own form", arguments: Shells.among("bash", "zsh", "dash", "fish"))
    func callingShell(_ shell: String) throws {
        defer { home.remove() }
        try home.create("env.sh", "export A='x  *  y'\n")
        let evaluation = shell == "fish" ? "eval ($LANYARD env)" : "eval $($LANYARD env)"
        let run = try execute(
            "/usr/bin/env",
            [shell, "-c", evaluation + " && printenv A"],
            environment: ["HOME": home.path, "PATH": "/usr/bin:/bin", "LANYARD": Programs.path("lanyard")],
            folder: home.path
        )
        #expect(run == Run(code: 0, output: "x  *  y\n", errors: ""))
    }

    @Test(
        "what stops it leaves `false` to the shell, and nothing to a document",
        arguments: [
            "export A=$(touch pwned)\n", "export A=\"$MISSING\"\n", "export A='\n", "export PATH=/x\n",
            "export LD_PRELOAD=/x\n", "export A=\(String(repeating: "a", count: 131_071))\n",
        ]
    )
    func stops(_ file: String) throws {
        defer { home.remove() }
        let evaluated = try lanyard("--shell", "sh", file: file)
        #expect(evaluated.code == 2)
        #expect(evaluated.output == "false;\n")
        #expect(evaluated.errors.hasPrefix("lanyard: error: \(home.path)/env.sh:1:"))
        let document = try lanyard("--format", "json", file: file)
        #expect(document.code == 2)
        #expect(document.output == "")
        #expect(document.errors == evaluated.errors)
        #expect(!FileManager.default.fileExists(atPath: home.path + "/pwned"))
    }

    @Test("names that Google refuses stop nothing")
    func namesAreNoConcern() throws {
        defer { home.remove() }
        let run = try lanyard("--shell", "bash", file: "export PROJECT_ID=X_1\n")
        #expect(run == Run(code: 0, output: "export PROJECT_ID=X_1;\n", errors: ""))
    }

    @Test("json refuses what is not UTF-8, and names the variable")
    func notText() throws {
        defer { home.remove() }
        let run = try lanyard("--format", "json", file: "export A=$'\\377'\n")
        #expect(run.code == 2)
        #expect(run.output == "")
        #expect(
            run.errors == """
                lanyard: error: \(home.path)/env.sh:1:10: A is not UTF-8, and JSON can hold nothing else
                lanyard: hint: write it in UTF-8, or print it with --format null

                """
        )
    }

    @Test(
        "a mistake in the flags is told, and stops the shell",
        arguments: [["--shell", "tcsh"], ["--frobnicate"], ["operand"]]
    )
    func usage(_ flags: [String]) throws {
        defer { home.remove() }
        let run = try execute(
            Programs.path("lanyard"),
            ["env"] + flags,
            environment: ["HOME": home.path, "PATH": "/usr/bin:/bin"],
            folder: home.path
        )
        #expect(run.code == 64)
        #expect(run.output == "false;\n")
        #expect(run.errors.hasPrefix("lanyard: error: "))
    }
}
