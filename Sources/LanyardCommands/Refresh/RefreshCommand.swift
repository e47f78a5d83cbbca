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

            --install-timer writes a timer of systemd's for the user, which keeps this account's token fresh while you \
            are logged in, and --remove-timer removes it; in cron, put this command into a line.
            """
    )

    @OptionGroup var arguments: TokenArguments

    @Flag(help: "Every cached token, whosever it is.")
    var all = false

    @Flag(name: .customLong("install-timer"), help: "Let systemd do this every few minutes.")
    var installTimer = false

    @Flag(name: .customLong("remove-timer"), help: "Remove such timers: all of them, or --service-account's.")
    var removeTimer = false

    mutating func validate() throws {
        guard [all, installTimer, removeTimer].filter({ $0 }).count < 2 else {
            throw ValidationError("--all, --install-timer and --remove-timer exclude each other")
        }
        var others = TokenWishes(arguments)
        others.minTTL = nil
        others.file = nil
        guard !all || others == TokenWishes() else {
            throw ValidationError("--all takes each token as it is: only --min-ttl may be said")
        }
        others = TokenWishes(arguments)
        others.serviceAccount = nil
        others.asUser = false
        guard !removeTimer || others == TokenWishes() else {
            throw ValidationError("--remove-timer goes with --service-account or --as-user alone")
        }
        guard !removeTimer || !arguments.asUser || arguments.serviceAccount == nil else {
            throw ValidationError("--as-user and --service-account exclude each other")
        }
    }

    func run(in world: World) throws(Failure) -> ExitCode {
        let wishes = TokenWishes(arguments)
        if removeTimer {
            let whose: TimerFiles.Whose
            if let account = wishes.serviceAccount {
                whose = .account(try ServiceAccountChoice.checked(account, "--service-account"))
            } else {
                whose = wishes.asUser ? .user : .everybody
            }
            try world.print(TimerFiles(world).remove(whose))
            return .done
        }
        let settings = try Settings(world: world, reader: .person, file: wishes.file)
        if all {
            try BackgroundSetting.check(world.environment)
            let store = try TokenPlan.store(settings)
            try requireStore(store)
            let floor = try TokenPlan.minimum(wishes, settings).map { Floor(milliseconds: $0 * 1000, isExplicit: true) }
            return try CachedTokensRefresh(settings: settings, minimum: floor ?? .standard, store: store).run()
        }
        let report = Report(world)
        for line in settings.disagreements(namedAccount: wishes.serviceAccount) { report.note(line) }
        let plan = try TokenPlan(wishes, settings: settings)
        try requireStore(plan.store)
        if installTimer { return try install(plan, in: world) }
        return try refresh(plan, report)
    }

    private func refresh(_ plan: TokenPlan, _ report: Report) throws(Failure) -> ExitCode {
        let world = plan.world
        let obtained = try plan.source(isAttended: true).obtain()
        for line in obtained.notes where line != obtained.notKept { report.note(line) }
        for line in obtained.warnings { report.warning(line) }
        try obtained.requireKept()
        let now = world.clock.now()
        let token = obtained.token
        let left = token.remaining(wall: now.wall, boot: now.boot, bootID: world.clock.bootID())
        let name = visible(token.target.serviceAccount ?? "your own token")
        try world.print("\(name): \(TimeSpan.words(seconds: left / 1000)) left\n")
        guard left >= plan.floor.effective(lifetime: token.lifetime) else {
            throw plan.floor.broken(by: left, isLastResort: obtained.isLastResort)
        }
        return .done
    }

    private func install(_ plan: TokenPlan, in world: World) throws(Failure) -> ExitCode {
        guard let program = world.processes.ownPath() else {
            throw Failure("cannot tell where lanyard is: /proc is not readable", hint: "is /proc mounted?")
        }
        let timer = try RefreshTimer(plan, program: program)
        try world.print(TimerFiles(world).install(timer, name: RefreshTimer.name(plan.identity.target)))
        return .done
    }

    private func requireStore(_ store: StoreChoice) throws(Failure) {
        guard store == .none else { return }
        throw Failure(
            "LANYARD_STORE is none, so there is no cached token to refresh",
            hint: "unset LANYARD_STORE, or let it be auto",
            exitCode: .usage
        )
    }
}
