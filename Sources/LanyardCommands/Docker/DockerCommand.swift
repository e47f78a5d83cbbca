import ArgumentParser

/// `lanyard docker`: what makes Docker ask Lanyard.
struct DockerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docker",
        abstract: "Let Docker ask Lanyard for its credentials.",
        subcommands: [
            DockerConfigureCommand.self, DockerUnconfigureCommand.self, DockerHostsCommand.self,
            DockerLoginCommand.self,
        ]
    )
}
