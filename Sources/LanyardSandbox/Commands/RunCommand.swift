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

    @Option(help: ArgumentHelp("The private keyring: unlocked, locked or none.", valueName: "state"))
    var keyring = PrivateKeyring.State.unlocked

    @Flag(help: "No D-Bus session and no keyring: the same as --keyring none.")
    var noKeyring = false

    @Flag(help: "Start a container registry that lets in who has a token.")
    var registry = false

    @Argument(parsing: .captureForPassthrough, help: "The command and its arguments.")
    var command: [String]

    mutating func validate() throws {
        // What is passed through is not parsed, and nobody has a command of that name.
        if command.first == "--help" || command.first == "-h" { throw CleanExit.helpRequest(self) }
    }

    func runOrFail() throws(Failure) -> Int32 {
        let words = command.first == "--" ? Array(command.dropFirst()) : command
        guard !words.isEmpty else { throw Failure("no command is named", exitCode: .usage) }
        let programs = folder(of: Files.live.linkTarget("/proc/self/exe") ?? "/")
        let sandbox = try RunningSandbox(server, ownsProcesses: true)
        defer { sandbox.stop() }
        var environment = sandbox.environment.forCommand(.live, programs: programs)
        try startKeyring(sandbox, &environment)
        if registry {
            let registry = try PrivateRegistry(
                in: sandbox.folder,
                realm: sandbox.environment.url,
                authority: sandbox.authority,
                environment
            )
            environment["LANYARD_REGISTRIES"] = registry.host
        }
        for variable in variables { try set(variable, in: &environment) }
        return try ForegroundCommand(arguments: words, environment: environment).run()
    }

    private func startKeyring(_ sandbox: RunningSandbox, _ environment: inout Environment) throws(Failure) {
        guard !noKeyring, keyring != .none else { return }
        let missing = PrivateKeyring.missingPrograms(in: environment)
        guard missing.isEmpty else {
            SandboxReport.note("no private keyring, for \(missing.joined(separator: " and ")) cannot be found")
            return
        }
        let keyring = try PrivateKeyring(keyring, in: sandbox.folder, environment)
        environment["DBUS_SESSION_BUS_ADDRESS"] = keyring.address
    }

    private func set(_ variable: String, in environment: inout Environment) throws(Failure) {
        guard let equals = variable.firstIndex(of: "="), equals != variable.startIndex else {
            throw Failure("\(visible(variable)) is no NAME=VALUE", exitCode: .usage)
        }
        environment[String(variable[..<equals])] = String(variable[variable.index(after: equals)...])
    }
}

extension PrivateKeyring.State: ExpressibleByArgument {}
