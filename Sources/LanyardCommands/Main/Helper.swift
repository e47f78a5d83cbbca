import LanyardCore
import LanyardSystem

/// The helper protocols: a case for each, with its name and the program's name that its clients look for. (The help has
/// its subcommand in ``CredentialCommand``.)
enum Helper: CaseIterable {
    case docker

    /// `lanyard credential NAME`.
    var protocolName: String {
        switch self {
        case .docker: "docker"
        }
    }

    /// The name of a link to `lanyard` that speaks this protocol.
    var programName: String {
        switch self {
        case .docker: "docker-credential-lanyard"
        }
    }

    init?(protocolName: String) {
        guard let helper = Helper.allCases.first(where: { $0.protocolName == protocolName }) else { return nil }
        self = helper
    }

    /// By argv[0], with or without a folder.
    init?(programName: String) {
        let name = name(of: programName)
        guard let helper = Helper.allCases.first(where: { $0.programName == name }) else { return nil }
        self = helper
    }

    /// Helpers speak their protocol on standard output, failures included, and end with 0 or 1.
    func run(_ arguments: ArraySlice<String>, in world: World) -> ExitCode {
        switch self {
        case .docker: runDockerHelper(action: Array(arguments), in: world, tokens: helperTokens)
        }
    }
}
