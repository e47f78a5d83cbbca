import ArgumentParser
import LanyardCore
import LanyardSystem

/// `lanyard docker login`: `docker login` with a fresh token, which no command line and no file ever shows.
struct DockerLoginCommand: LanyardCommand {
    static let configuration = CommandConfiguration(
        commandName: "login",
        abstract: "Run docker login with a fresh token on its standard input.",
        discussion: """
            Configures the registry first, for otherwise Docker writes the token to config.json in plain text. Once a \
            registry is configured no login is needed any more: Docker asks Lanyard each time.
            """
    )

    @Option(
        name: .customLong("service-account"),
        help: ArgumentHelp("Log in as this account, and bind the registry to it.", valueName: "e-mail")
    )
    var serviceAccount: String?

    @Flag(help: "Print the command line, without a token in it, and do nothing.")
    var print = false

    @Flag(name: .customLong("no-configure"), help: "Leave Docker's configuration as it is.")
    var noConfigure = false

    @Argument(help: ArgumentHelp("The registry; default: that of the project's region.", valueName: "host"))
    var host: String?

    func run(in world: World) throws(Failure) -> ExitCode {
        let account = try serviceAccount.map { text throws(Failure) in
            try ServiceAccountChoice.checked(text, "--service-account")
        }
        let choice = RegistryChoice(in: world)
        let host = if let named = host { try choice.host(named) } else { try choice.usual() }
        if print { return try printLine(host, account, in: world) }
        guard let docker = world.programOnPath("docker") else {
            throw Failure("docker is not on PATH", hint: "without it: lanyard docker login --print \(host.name)")
        }
        let query = TokenQuery(
            serviceAccount: account,
            minimumSeconds: DockerHelper.leastLife,
            timeLimit: DockerHelper.timeLimit,
            registryHost: host.name
        )
        let token = try typedTokens(query, in: world).token
        if noConfigure {
            try warnOfPlainText(host, in: world)
        } else {
            let setup = DockerSetup(world: world, hosts: [host], account: account, replacesOthers: false)
            for step in try setup.run() where step.isNew { Report(world).note(step.text) }
        }
        let command = Command(
            docker,
            DockerLoginCommand.arguments(host),
            environment: world.environment,
            input: Array(token.secret.utf8)
        )
        do {
            return try world.processes.run(command).exitCode == 0 ? .done : .failed
        } catch {
            throw error.failure("run", docker)
        }
    }

    private static func arguments(_ host: RegistryHost) -> [String] {
        ["login", "-u", DockerCredential.tokenUser, "--password-stdin", host.name]
    }

    /// The account stands in the line where it is this registry's alone: `lanyard token` knows nothing of registries.
    private func printLine(_ host: RegistryHost, _ account: String?, in world: World) throws(Failure) -> ExitCode {
        let settings = try Settings(world: world, reader: .person)
        let chosen = try? ServiceAccountChoice(flag: account, settings: settings, host: host.name).email
        let usual = try? ServiceAccountChoice(flag: nil, settings: settings).email
        let named = account ?? (chosen == usual ? nil : chosen)
        let option = named.map { " --service-account " + $0 } ?? ""
        if try !DockerSetup.isConfigured(host, in: world) {
            Report(world).note(
                "run this first, or Docker writes the token to its config.json: lanyard docker configure \(host.name)"
            )
        }
        let docker = (["docker"] + DockerLoginCommand.arguments(host)).joined(separator: " ")
        try world.print("lanyard token\(option) --min-ttl 45m | \(docker)\n")
        return .done
    }

    private func warnOfPlainText(_ host: RegistryHost, in world: World) throws(Failure) {
        let file = try DockerConfigFile(in: world)
        guard file.config.helper(of: host.name) == nil else { return }
        Report(world).warning(
            "Docker writes the token to \(visible(file.path)) in plain text"
                + (file.config.store.map { ", unless docker-credential-\(visible($0)) takes it" } ?? "")
                + "; without --no-configure it would not"
        )
    }
}
