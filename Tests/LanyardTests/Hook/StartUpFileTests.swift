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
