import ArgumentParser
import LanyardCore
import ShellHooks

/// The shells that have a hook: a case for each, with its place in every switch here and in ``StartUpFile``.
enum HookShell: String, ExpressibleByArgument, CaseIterable, Sendable {
    case bash
    case zsh
    case fish

    var dialect: any ShellDialect {
        switch self {
        case .bash: BashDialect()
        case .zsh: ZshDialect()
        case .fish: FishDialect()
        }
    }

    var script: [UInt8] {
        switch self {
        case .bash: ShellHooks.bash
        case .zsh: ShellHooks.zsh
        case .fish: ShellHooks.fish
        }
    }

    /// The Cloud SDK's own completion; it has none for fish.
    func completionOfSDK(_ root: String) -> String? {
        switch self {
        case .bash: root + "/completion.bash.inc"
        case .zsh: root + "/completion.zsh.inc"
        case .fish: nil
        }
    }

    /// The line of the start-up file, without a newline; nothing happens once the program is gone.
    func line(program: String) -> String {
        let word = String(decoding: dialect.quoted(ByteString(program)), as: UTF8.self)
        switch self {
        case .bash, .zsh:
            return "if command -v \(word) >/dev/null 2>&1; then eval \"$(\(word) hook \(rawValue))\"; fi"
        case .fish:
            return "if command -v \(word) >/dev/null 2>&1; \(word) hook fish | source; end"
        }
    }
}
