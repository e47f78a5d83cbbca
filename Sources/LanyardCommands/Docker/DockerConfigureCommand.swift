import ArgumentParser
import LanyardCore
import LanyardSystem

/// `lanyard docker configure`: from now on Docker asks Lanyard for those registries.
struct DockerConfigureCommand: LanyardCommand {
    static let configuration = CommandConfiguration(
        commandName: "configure",
        abstract: "Let Docker ask Lanyard for a registry's credentials.",
        discussion: """
            Names Lanyard in credHelpers of Docker's config.json, whose every other byte stays, and makes sure that \
            docker-credential-lanyard is on PATH. With --service-account the registry is bound to that account in \
            ~/.config/lanyard/env.sh, so that Docker works from any folder. LANYARD_REGISTRIES (host[:port], separated \
            by spaces) adds registries that are not Google's.
            """
    )

    @Option(
        name: .customLong("service-account"),
        help: ArgumentHelp("Bind the registry to this account.", valueName: "e-mail")
    )
    var serviceAccount: String?

    @Flag(help: "Take the registry from another tool's helper.")
    var force = false

    @Argument(help: ArgumentHelp("The registry; default: that of the project's region.", valueName: "host"))
    var hosts: [String] = []

    func run(in world: World) throws(Failure) -> ExitCode {
        let account = try serviceAccount.map { text throws(Failure) in
            try ServiceAccountChoice.checked(text, "--service-account")
        }
        let hosts = try RegistryChoice(in: world).hosts(hosts)
        let setup = DockerSetup(world: world, hosts: hosts, account: account, replacesOthers: force)
        try world.print(setup.run().map { $0.text + "\n" }.joined())
        return .done
    }
}
