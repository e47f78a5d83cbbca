import ArgumentParser
import LanyardCore
import LanyardSystem

/// `lanyard credential`: the helper protocols, for programs that start Lanyard under its own name.
struct CredentialCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "credential",
        abstract: "Answer a credential helper protocol.",
        subcommands: [DockerCredentialCommand.self]
    )
}

/// `lanyard credential docker get|store|erase|list|version`. The fast lane answers before this is ever parsed; it is
/// here for the help and for completion.
struct DockerCredentialCommand: LanyardCommand {
    static let configuration = CommandConfiguration(
        commandName: "docker",
        abstract: "Docker's credential helper protocol; docker-credential-lanyard is the same."
    )

    @Argument(help: ArgumentHelp("get, store, erase, list or version", valueName: "action"))
    var action: [String] = []

    func run(in world: World) throws(Failure) -> ExitCode {
        Helper.docker.run(action[...], in: world)
    }
}
