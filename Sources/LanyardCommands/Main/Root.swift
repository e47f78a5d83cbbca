import ArgumentParser
import LanyardCore

/// `lanyard` itself: one line a command, in the order in which one meets them.
struct Root: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lanyard",
        abstract: "Wears your Google Cloud credentials for you.",
        discussion: """
            env.sh says who you are and where you work; Lanyard reads it without running it, keeps a short-lived \
            service-account token in the system keyring, and hands that token to every tool that asks.
            """,
        version: version,
        subcommands: [
            InitCommand.self,
            CheckCommand.self,
            EnvCommand.self,
            TokenCommand.self,
            RefreshCommand.self,
            StatusCommand.self,
            ClearCommand.self,
            DockerCommand.self,
            CredentialCommand.self,
            HookCommand.self,
            CompletionCommand.self,
            AllowCommand.self,
            DenyCommand.self,
        ]
    )
}
