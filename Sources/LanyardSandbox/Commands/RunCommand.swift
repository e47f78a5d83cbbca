import ArgumentParser
import LanyardCore
import LanyardSystem

/// `lanyard-sandbox run`
struct RunCommand: FailingCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run a command with everything pointed at the sandbox.",
        discussion: """
            The command gets a home, keyrings and a gcloud login of its own. All of it is gone when it ends. Its exit \
            code is ours.
            """
    )

    @OptionGroup var server: ServerOptions

    @Option(
        name: .customLong("env"),
        help: ArgumentHelp("A variable for the command; may be repeated.", valueName: "name=value")
    )
    var variables: [String] = []

    @Argument(parsing: .captureForPassthrough, help: "The command and its arguments.")
    var command: [String]

    func runOrFail() throws(Failure) -> Int32 {
        let words = command.first == "--" ? Array(command.dropFirst()) : command
        guard !words.isEmpty else { throw Failure("no command is named", exitCode: .usage) }
        let programs = folder(of: Files.live.linkTarget("/proc/self/exe") ?? "/")
        let sandbox = try RunningSandbox(server)
        defer { sandbox.stop() }
        var environment = sandbox.environment.forCommand(.live, programs: programs)
        for variable in variables { try set(variable, in: &environment) }
        return try ForegroundCommand(arguments: words, environment: environment).run()
    }

    private func set(_ variable: String, in environment: inout Environment) throws(Failure) {
        guard let equals = variable.firstIndex(of: "="), equals != variable.startIndex else {
            throw Failure("\(visible(variable)) is no NAME=VALUE", exitCode: .usage)
        }
        environment[String(variable[..<equals])] = String(variable[variable.index(after: equals)...])
    }
}
