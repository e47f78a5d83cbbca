import ArgumentParser
import LanyardCore
import LanyardSystem

/// `lanyard completion`: print completions.
struct CompletionCommand: LanyardCommand {
    static let configuration = CommandConfiguration(
        commandName: "completion",
        abstract: "Print completions for a shell.",
        discussion: "The hook loads them by itself, when they are first needed."
    )

    @Argument(help: "The shell.")
    var shell: HookShell

    func run(in world: World) throws(Failure) -> ExitCode {
        let script =
            switch shell {
            case .bash: Root.completionScript(for: .bash)
            case .zsh: Root.completionScript(for: .zsh)
            case .fish: Root.completionScript(for: .fish)
            }
        try world.print(script.hasSuffix("\n") ? script : script + "\n")
        return .done
    }
}
