import Foundation
import Testing

/// `lanyard hook --install` and `--uninstall`.
@Suite("The hook in start-up files")
struct StartUpFileTests {
    static let files = [("bash", ".bashrc"), ("zsh", ".zshrc"), ("fish", ".config/fish/conf.d/lanyard.fish")]
    static let contents = ["", "# mine\n", "alias a=b", "x\r\ny", "\n\n"]

    private func lanyard(_ home: TemporaryFolder, _ arguments: String...) throws -> Run {
        try execute(
            Programs.path("lanyard"),
            ["hook"] + arguments,
            environment: ["HOME": home.path, "PATH": "/usr/bin:/bin"]
        )
    }

    @Test("what was installed is taken out to the byte", arguments: files, contents)
    func roundTrip(_ file: (String, String), _ content: String) throws {
        let home = try TemporaryFolder()
        defer { home.remove() }
        let (shell, name) = file
        try home.create(name, content)
        let path = home.path + "/" + name
        #expect(
            try lanyard(home, shell, "--install")
                == Run(code: 0, output: "added to \(path): it counts for shells that start from now on\n", errors: "")
        )
        let installed = try home.text(name)
        #expect(installed.utf8.starts(with: content.utf8) && installed != content)
        #expect(try home.text(name + ".before-lanyard") == content)
        #expect(
            try lanyard(home, shell, "--install") == Run(code: 0, output: "\(path) has the hook already\n", errors: "")
        )
        #expect(try home.text(name) == installed)
        #expect(
            try lanyard(home, shell, "--uninstall") == Run(code: 0, output: "taken out of \(path)\n", errors: "")
        )
        #expect(try Data(home.text(name).utf8) == Data(content.utf8))
        #expect(!FileManager.default.fileExists(atPath: path + ".before-lanyard"))
    }

    @Test("the line of a lanyard that has moved is mended, and one typed by hand is left alone", arguments: files)
    func moved(_ shell: String, _ name: String) throws {
        let home = try TemporaryFolder()
        defer { home.remove() }
        try home.create(name, "# mine\n")
        try FileManager.default.createDirectory(atPath: home.path + "/old", withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: Programs.path("lanyard"), toPath: home.path + "/old/lanyard")
        let environment = ["HOME": home.path, "PATH": "/usr/bin:/bin"]
        _ = try execute(home.path + "/old/lanyard", ["hook", shell, "--install"], environment: environment)
        #expect(try home.text(name).contains("/old/lanyard"))
        let path = home.path + "/" + name
        let words = "\(path) had the hook of another place: it is that of this one now\n"
        #expect(try lanyard(home, shell, "--install") == Run(code: 0, output: words, errors: ""))
        #expect(try !home.text(name).contains("/old/lanyard"))
        #expect(try home.text(name + ".before-lanyard") == "# mine\n")
        #expect(try lanyard(home, shell, "--uninstall").code == 0)
        #expect(try home.text(name) == "# mine\n")
    }

    @Test("a backup that is there is not written over")
    func backup() throws {
        let home = try TemporaryFolder()
        defer { home.remove() }
        try home.create(".bashrc", "new\n")
        try home.create(".bashrc.before-lanyard", "keep\n")
        #expect(try lanyard(home, "bash", "--install").code == 0)
        #expect(try home.text(".bashrc.before-lanyard") == "keep\n")
    }

    @Test("a file that was not there is gone again", arguments: files)
    func newFile(_ shell: String, _ name: String) throws {
        let home = try TemporaryFolder()
        defer { home.remove() }
        #expect(try lanyard(home, shell, "--install").code == 0)
        #expect(FileManager.default.fileExists(atPath: home.path + "/" + name))
        #expect(try lanyard(home, shell, "--uninstall").code == 0)
        #expect(!FileManager.default.fileExists(atPath: home.path + "/" + name))
    }

    @Test("a link stays a link, and the file behind it is edited")
    func link() throws {
        let home = try TemporaryFolder()
        defer { home.remove() }
        try home.create("dotfiles/bashrc", "# mine\n")
        try FileManager.default.createSymbolicLink(
            atPath: home.path + "/.bashrc",
            withDestinationPath: "dotfiles/bashrc"
        )
        #expect(try lanyard(home, "bash", "--install").code == 0)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: home.path + "/.bashrc") == "dotfiles/bashrc")
        #expect(try home.text("dotfiles/bashrc") != "# mine\n")
    }

    @Test("a read-only file is left alone")
    func readOnly() throws {
        let home = try TemporaryFolder()
        defer { home.remove() }
        let path = try home.create(".bashrc", "# mine\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
        let run = try lanyard(home, "bash", "--install")
        #expect(run.code == 1)
        #expect(
            run.errors.hasPrefix(
                "lanyard: error: \(path) is read-only\nlanyard: hint: add this line where it belongs: "
            )
        )
        #expect(try home.text(".bashrc") == "# mine\n")
    }
}
