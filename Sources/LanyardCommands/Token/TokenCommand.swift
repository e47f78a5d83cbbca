import ArgumentParser
import LanyardCore
import LanyardSystem

/// `lanyard token`: print a fresh token.
struct TokenCommand: LanyardCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Print a fresh token.",
        discussion: """
            The token is that of the service account which the environment, the nearest env.sh, your own file or gcloud \
            names. It comes from the keyring while it lives long enough, else from Google.
            """
    )

    @OptionGroup var arguments: TokenArguments

    @Option(help: "What to print.")
    var format: TokenFormat = .text

    @Flag(name: .customLong("no-cache"), help: "Ask Google, and keep nothing.")
    var noCache = false

    var request: TokenPrinting {
        TokenPrinting(wishes: TokenWishes(arguments), format: format, usesCache: !noCache)
    }

    func run(in world: World) throws(Failure) -> ExitCode {
        try request.run(in: world)
    }
}

/// The forms in which a token is printed.
package enum TokenFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
    /// The token and a newline.
    case text
    /// One object: `accessToken`, `expireTime` (RFC 3339), `expiresIn` (seconds), `serviceAccount` (null for
    /// `--as-user`) and `scopes`.
    case json
    /// `Authorization: Bearer TOKEN`, as curl's `-H @-` takes it.
    case header
}
