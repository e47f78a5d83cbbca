import ArgumentParser
import LanyardCore
import LanyardSystem

/// `lanyard status`: who, what, for how long.
struct StatusCommand: LanyardCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Who, what, for how long: the configuration and every cached token.",
        discussion: """
            With --json, one object: `file` (the env.sh that rules here, or null), `allowed` (whether helpers and hooks \
            may read it), `account`, `project`, `region`, `serviceAccount` (each a string or null), `stores` (`name`, \
            `available`, `reason`) and `tokens` (`serviceAccount`, `principal`, `scopes`, `delegates`, \
            `lifetime`: the seconds that were asked for, `store`, `expireTime`, `expiresIn` in seconds, `age` in \
            seconds, `lastUse`: when it was last handed out, to the minute, or null where that is not known, \
            `lastFailure`: why it was not renewed, or null). No token is ever shown.
            """
    )

    @Flag(help: "Print one JSON object.")
    var json = false

    @Option(help: ArgumentHelp("Read this env.sh instead of the nearest one.", valueName: "path"))
    var file: String?

    func run(in world: World) throws(Failure) -> ExitCode {
        let settings = try Settings(world: world, reader: .person, file: file)
        let store = try TokenPlan.store(settings)
        let (entries, stores) = TokenInventory(world: world, store: store).list()
        let summary = try StatusSummary(settings: settings, entries: entries, stores: stores)
        for line in settings.disagreements() { Report(world).note(line) }
        try world.print(json ? summary.json.pretty : summary.text)
        return .done
    }
}
