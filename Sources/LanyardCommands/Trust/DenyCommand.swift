import ArgumentParser
import LanyardCore
import LanyardSystem

/// `lanyard deny`: take back what `allow` said.
struct DenyCommand: LanyardCommand {
    static let configuration = CommandConfiguration(
        commandName: "deny",
        abstract: "Take back the trust in this env.sh, for all its contents."
    )

    @Argument(help: ArgumentHelp("The file; default: the nearest env.sh.", valueName: "file"))
    var file: String?

    func run(in world: World) throws(Failure) -> ExitCode {
        let path = try EnvFile.path(named: file, in: world)
        let wasAllowed = try TrustRegister(world).deny(path)
        try world.print("\(wasAllowed ? "denied" : "was not allowed"): \(visible(path))\n")
        return .done
    }
}
