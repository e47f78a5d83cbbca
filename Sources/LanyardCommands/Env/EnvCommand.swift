import ArgumentParser
import LanyardCore
import LanyardSystem

/// `lanyard env`: print the environment for a shell or a tool.
struct EnvCommand: LanyardCommand {
    static let configuration = CommandConfiguration(
        commandName: "env",
        abstract: "Print the environment for a shell or a tool.",
        discussion: """
            Made for `eval $(lanyard env)`. What the nearest env.sh exports is printed for the shell that called, \
            without running any of it. Where something is wrong, the shell gets `false` and nothing is set.
            """
    )

    @Option(help: "The shell that will read it. (default: the one that called)")
    var shell: ShellName?

    @Option(help: "Print a document instead of statements.")
    var format: EnvFormat?

    @Option(help: ArgumentHelp("The file to read. (default: the nearest env.sh)", valueName: "path"))
    var file: String?

    mutating func validate() throws {
        guard shell == nil || format == nil else {
            throw ValidationError("--shell and --format exclude each other")
        }
    }

    var request: EnvPrinting {
        EnvPrinting(shell: shell, format: format, file: file)
    }

    func run(in world: World) throws(Failure) -> ExitCode {
        try request.run(in: world)
    }
}

/// A shell that `--shell` takes: one for which there is a dialect.
package struct ShellName: ExpressibleByArgument, Equatable, Sendable {
    package let text: String

    package init?(argument: String) {
        guard ShellDialects.isName(argument) else { return nil }
        text = argument
    }

    package static var allValueStrings: [String] { ShellDialects.names }
}

/// The documents that `--format` takes.
package enum EnvFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
    /// One object, name to value.
    case json
}
