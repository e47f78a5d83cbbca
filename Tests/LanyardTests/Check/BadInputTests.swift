import Foundation
import Testing

/// What is no proper env.sh, to every command that reads one: a message, a hint, the right exit code, nothing changed.
@Suite("bad env.sh files")
struct BadInputTests {
    private let home: TemporaryFolder
    private var file: String { home.path + "/env.sh" }

    init() throws {
        home = try TemporaryFolder()
    }

    static let commands = [
        ["env", "--shell", "bash"], ["env", "--format", "json"], ["check"], ["token"], ["refresh"], ["status"],
        ["status", "--json"], ["allow"],
    ]

    private func lanyard(_ arguments: [String], limit: Double = 20) throws -> Run {
        try execute(
            Programs.path("lanyard"),
            arguments,
            environment: ["HOME": home.path, "PATH": "/usr/bin:/bin", "LANYARD_STORE": "none"],
            folder: home.path,
            limit: limit
        )
    }

    /// Names, kinds, sizes and times of all that lies in the home.
    private func inventory() throws -> String {
        let arguments = [home.path, "-printf", "%P %y %s %T@ %m\n"]
        return try execute("/usr/bin/find", arguments, environment: [:]).output
    }

    /// `false;` for the shell that waits for statements, nothing to anybody else.
    private func expectedOutput(_ command: [String]) -> String {
        command == ["env", "--shell", "bash"] ? "false;\n" : ""
    }

    @Test(
        "what cannot be parsed is told with its place",
        arguments: [
            ("export A='\n", "1:10: this single quote is never closed: '", "close it, or remove it"),
            (
                "export A=1\r\nexport B=2\r\n",
                "1:11: the line ends in CR LF, and bash makes the CR a part of the value: \\r",
                "convert the file: lanyard check --fix"
            ),
            (
                "export A=1\0\n", "1:11: a NUL byte cannot be part of a value: \\u{00}",
                "is this a text file? save it as UTF-8"
            ),
            (
                "\u{feff}export A=1\n",
                "1:1: the file begins with a byte order mark, which bash takes for a part of the first word: \\u{feff}",
                "save it as UTF-8 without BOM, or: lanyard check --fix"
            ),
            (
                "export A=$(curl evil.example)\n",
                "1:10: a command substitution would run a program each time that env.sh is read: $(curl evil.example)",
                "write the resulting value, or move the command to a script of its own"
                    + "\nlanyard: hint: lanyard check --explain refused"
            ),
        ],
        commands
    )
    func unparsable(_ bad: (content: String, message: String, hint: String), _ command: [String]) throws {
        defer { home.remove() }
        try home.create("env.sh", Data(bad.content.utf8))
        let before = try inventory()
        let run = try lanyard(command)
        #expect(run.code == 2)
        let hint = bad.hint.replacingOccurrences(of: "FILE", with: command == ["check"] ? "env.sh" : file)
        if command == ["check"] {
            #expect(run.errors == "")
            #expect(run.output.hasPrefix("env.sh:1:"))
            let first = hint.split(separator: "\n").first.map { String($0) } ?? ""
            #expect(run.output.hasSuffix("   = hint: \(first)\n"))
        } else {
            #expect(run.output == expectedOutput(command))
            #expect(run.errors == "lanyard: error: \(file):\(bad.message)\nlanyard: hint: \(hint)\n")
        }
        #expect(try inventory() == before)
    }

    @Test("none at all", arguments: [["env", "--shell", "bash"], ["env", "--format", "json"], ["check"], ["allow"]])
    func none(_ command: [String]) throws {
        defer { home.remove() }
        let run = try lanyard(command)
        let errors = "lanyard: error: there is no env.sh here or above\nlanyard: hint: write one: lanyard init\n"
        #expect(run == Run(code: 1, output: expectedOutput(command), errors: errors))
        #expect(try inventory().split(separator: "\n").count == 1)
    }

    @Test(
        "one that is passed over is told with the reason",
        arguments: ["is a folder", "is not a regular file", "is writable"],
        [["env", "--shell", "bash"], ["check"], ["allow"], ["token"]]
    )
    func passedOver(_ kind: String, _ command: [String]) throws {
        defer { home.remove() }
        var reason = "\(file) \(kind)"
        switch kind {
        case "is a folder": try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: false)
        case "is not a regular file": #expect(mkfifo(file, 0o600) == 0)
        default:
            try home.create("env.sh", "export A=1\n")
            #expect(chmod(file, 0o666) == 0)
            reason = "everybody may write \(file), so it is not read: chmod o-w \(file)"
        }
        let run = try lanyard(command)
        #expect(run.code == (command == ["token"] ? 64 : 1))
        #expect(run.output == expectedOutput(command))
        let error = command == ["token"] ? "no service account is named" : "there is no env.sh here or above"
        #expect(run.errors.hasPrefix("lanyard: error: \(error)\nlanyard: hint: \(reason)\nlanyard: hint: "))
    }

    private func named(_ command: [String]) -> [String] {
        ["check", "allow"].contains(command[0]) ? command + [file] : command + ["--file", file]
    }

    @Test(
        "a named file that cannot be read",
        arguments: ["absent", "a folder", "a FIFO", "20 MB", "a device", "a link to nothing", "a link to itself"],
        commands
    )
    func unreadable(_ kind: String, _ command: [String]) throws {
        defer { home.remove() }
        let reason: String
        let hint: String
        switch kind {
        case "absent":
            (reason, hint) = ("no such file", "write one: lanyard init")
        case "a folder":
            try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: false)
            (reason, hint) = ("it is a folder", "name a file in it, as in \(file)/env.sh")
        case "a FIFO":
            #expect(mkfifo(file, 0o600) == 0)
            (reason, hint) = ("not a regular file", "name a regular file: nothing else is read")
        case "20 MB":
            try home.create("env.sh", Data(repeating: UInt8(ascii: "a"), count: 20 << 20))
            let limit = command == ["check"] ? 16 : 1
            (reason, hint) = ("larger than \(limit) MiB", "env.sh holds settings, not data: is this the right file?")
        case "a device":
            try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: "/dev/zero")
            (reason, hint) = ("not a regular file", "name a regular file: nothing else is read")
        case "a link to nothing":
            try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: "nowhere")
            (reason, hint) = ("a link to nothing", "ls -l \(file)")
        default:
            try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: "env.sh")
            (reason, hint) = ("too many levels of symbolic links", "ls -l \(file)")
        }
        let before = try inventory()
        let run = try lanyard(named(command))
        if kind == "a folder", command == ["check"] {
            // It is searched, and holds nothing.
            #expect(run.code == 1 && run.output.isEmpty)
            #expect(run.errors.hasPrefix("lanyard: error: there is no env file in \(file)\n"))
            return
        }
        let errors = "lanyard: error: cannot read \(file): \(reason)\nlanyard: hint: \(hint)\n"
        #expect(run == Run(code: 1, output: expectedOutput(command), errors: errors))
        #expect(try inventory() == before)
    }

    @Test("an empty name, and a folder's with a slash behind it", arguments: commands)
    func oddNames(_ command: [String]) throws {
        defer { home.remove() }
        let isOperand = ["check", "allow"].contains(command[0])
        let empty = try lanyard(command + (isOperand ? [""] : ["--file", ""]))
        #expect(empty.code == 64)
        #expect(empty.output == expectedOutput(command))
        #expect(empty.errors.hasPrefix("lanyard: error: the file's name is empty\n"))
        try home.create("folder/env.sh", "export A=1\n")
        let slash = try lanyard(command + (isOperand ? ["folder/"] : ["--file", "folder/"]))
        if command == ["check"] {
            #expect(slash == Run(code: 0, output: "folder/env.sh: nothing found\n", errors: ""))
            return
        }
        let reason = "lanyard: error: cannot read \(home.path)/folder: it is a folder\n"
        let hint = "lanyard: hint: name a file in it, as in \(home.path)/folder/env.sh\n"
        #expect(slash == Run(code: 1, output: expectedOutput(command), errors: reason + hint))
    }

    @Test("a file that only somebody else may read", arguments: commands)
    func notPermitted(_ command: [String]) throws {
        defer { home.remove() }
        try home.create("env.sh", "export A=1\n")
        #expect(chmod(home.path, 0o755) == 0)
        #expect(chmod(file, getuid() == 0 ? 0o600 : 0) == 0)
        var words = [Programs.path("lanyard")] + named(command)
        // Root may read everything, so root becomes nobody.
        if getuid() == 0 { words = ["/usr/bin/setpriv", "--reuid=65534", "--clear-groups"] + words }
        let run = try execute(
            words[0],
            Array(words.dropFirst()),
            environment: ["HOME": home.path, "LANYARD_STORE": "none"],
            folder: home.path
        )
        let errors =
            "lanyard: error: cannot read \(file): permission denied\nlanyard: hint: is the file yours? ls -l \(file)\n"
        #expect(run == Run(code: 1, output: expectedOutput(command), errors: errors))
    }

    @Test("an empty file sets nothing, and nothing is wrong with it", arguments: ["", "\n", "# only a remark\n"])
    func empty(_ content: String) throws {
        defer { home.remove() }
        try home.create("env.sh", content)
        #expect(try lanyard(["env", "--shell", "bash"]) == Run(code: 0, output: "", errors: ""))
        #expect(try lanyard(["env", "--format", "json"]) == Run(code: 0, output: "{}\n", errors: ""))
        #expect(try lanyard(["check"]) == Run(code: 0, output: "env.sh: nothing found\n", errors: ""))
        let token = try lanyard(["token"])
        #expect(token.code == 64)
        #expect(token.errors.hasPrefix("lanyard: error: no service account is named\n"))
    }
}
