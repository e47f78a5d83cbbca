import ArgumentParser
import LanyardCore
import LanyardSystem

/// `lanyard clear`: forget cached tokens.
struct ClearCommand: LanyardCommand {
    static let configuration = CommandConfiguration(
        commandName: "clear",
        abstract: "Forget cached tokens: all, or one account's.",
        discussion: """
            A token that somebody has already been given stays valid until it expires: Google cannot take back an \
            impersonated token. To stop it sooner, disable the service account.
            """
    )

    @Option(name: .customLong("service-account"), help: ArgumentHelp("Only this account's.", valueName: "e-mail"))
    var serviceAccount: String?

    func run(in world: World) throws(Failure) -> ExitCode {
        let settings = try Settings(worldAlone: world)
        let store = try TokenPlan.store(settings)
        var account: String?
        if let serviceAccount { account = try ServiceAccountChoice.checked(serviceAccount, "--service-account") }
        let inventory = TokenInventory(world: world, store: store)
        let (count, troubles) = inventory.clear(serviceAccount: account)
        if count > 0 || troubles.isEmpty {
            try world.print(count == 1 ? "1 token forgotten\n" : "\(count) tokens forgotten\n")
        }
        guard let trouble = troubles.first else { return .done }
        guard troubles.count > 1 else { throw trouble }
        throw Failure("no store has forgotten all of its tokens", exitCode: .unavailable, causes: troubles)
    }
}
