import ArgumentParser
import LanyardCore
import LanyardSystem

/// `lanyard refresh`: make the cached token live for at least `--min-ttl`.
struct RefreshCommand: LanyardCommand {
    static let configuration = CommandConfiguration(
        commandName: "refresh",
        abstract: "Make the cached token live for at least --min-ttl.",
        discussion: """
            For the moment before something long: a session, a push, a job. Where the cached token lives long enough, \
            nothing happens. The exit code says whether the promise holds.
            """
    )

    @OptionGroup var arguments: TokenArguments

    func run(in world: World) throws(Failure) -> ExitCode {
        let wishes = TokenWishes(arguments)
        let settings = try Settings(world: world, reader: .person, file: wishes.file)
        let report = Report(world)
        for line in settings.disagreements(namedAccount: wishes.serviceAccount) { report.note(line) }
        let plan = try TokenPlan(wishes, settings: settings)
        guard plan.store != .none else {
            throw Failure(
                "LANYARD_STORE is none, so there is no cached token to refresh",
                hint: "unset LANYARD_STORE, or let it be auto",
                exitCode: .usage
            )
        }
        let obtained = try plan.source(isAttended: true).obtain()
        for line in obtained.notes { report.note(line) }
        for line in obtained.warnings { report.warning(line) }
        let now = world.clock.now()
        let token = obtained.token
        let left = token.remaining(wall: now.wall, boot: now.boot, bootID: world.clock.bootID())
        let name = visible(token.target.serviceAccount ?? "your own token")
        try world.print("\(name): \(TimeSpan.words(seconds: left / 1000)) left\n")
        guard left >= plan.floor.effective(lifetime: token.lifetime) else {
            throw plan.floor.broken(by: left)
        }
        return .done
    }
}
