import ArgumentParser
import Glibc
import LanyardCore
import LanyardSystem

/// `lanyard-sandbox serve`
struct ServeCommand: FailingCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve in the foreground, and print what points tools at the server.",
        discussion: "Ends with SIGINT or SIGTERM, and removes its folder then unless --folder names one."
    )

    @OptionGroup var server: ServerOptions

    @Option(help: ArgumentHelp("Where certificate and gcloud's files go; it stays.", valueName: "path"))
    var folder: String?

    func runOrFail() throws(Failure) -> Int32 {
        let sandbox = try RunningSandbox(server, keptFolder: folder, ownsProcesses: false)
        defer { sandbox.stop() }
        var lines = ""
        for name in redirections(unless: sandbox.environment.endpoints.map(\.name)) { lines += "unset \(name);\n" }
        for (name, value) in sandbox.environment.endpoints { lines += "export \(name)=\(quoted(value));\n" }
        try printResult(lines)
        // So that $(lanyard-sandbox serve &) gets its end.
        if let nothing = try? Descriptor.open("/dev/null", O_WRONLY) { dup2(nothing.number, 1) }
        while let signal = Signals.next() {
            if [SIGINT, SIGTERM, SIGHUP, SIGQUIT].contains(signal.number) { break }
        }
        return 0
    }

    /// What stands in the environment and would lead calls elsewhere. A name that no shell can take is left alone.
    private func redirections(unless set: [String]) -> [String] {
        Environment.live.entries.map(\.name.text).sorted().filter { name in
            Redirection.redirectsCalls(name) && !set.contains(name)
                && name.utf8.allSatisfy { $0 == UInt8(ascii: "_") || $0.isLetterOrDigit }
        }
    }

    private func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        let character = Character(Unicode.Scalar(self))
        return character.isASCII && (character.isLetter || character.isNumber)
    }
}
