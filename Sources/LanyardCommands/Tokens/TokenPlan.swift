import LanyardCore
import LanyardSystem

/// Everything that is settled before a token is looked for: whose, what for, how long, how fresh, where kept.
struct TokenPlan {
    var identity: TokenIdentity
    var floor: Floor
    var store: StoreChoice
    /// Whose login of gcloud pays (USER_ACCOUNT); nil: that of gcloud's active account.
    var userAccount: String?
    let world: World

    /// Milliseconds for lock, keyring, network and retries together, where nobody else sets a limit.
    static let timeLimit = 45_000
    /// Seconds; an explicit floor that comes nearer than this to the lifetime can never be met.
    private static let leastSlack = 60

    /// The largest floor, in seconds, that may be asked of a token that lives so many seconds; nothing can always be.
    static func mostPromised(lifetime: Int) -> Int {
        max(0, lifetime - leastSlack)
    }

    /// - Parameters:
    ///   - floor: what holds unless `--min-ttl` or LANYARD_MIN_TTL says otherwise.
    ///   - host: a registry for which an account may be bound.
    init(
        _ wishes: TokenWishes,
        settings: Settings,
        floor defaultFloor: Floor = .standard,
        host: String? = nil
    ) throws(Failure) {
        world = TokenPlan.world(settings)
        store = try TokenPlan.store(settings)
        try BackgroundSetting.check(world.environment)
        let lifetime = try TokenPlan.seconds(
            wishes.lifetime.map { ("--lifetime", $0) } ?? settings.named("LANYARD_LIFETIME"),
            allowed: 1...43200
        )
        let minimum = try TokenPlan.minimum(wishes, settings)
        // What everything else is content with is too little for a push.
        let isRaised =
            wishes.minTTL == nil && minimum.map { $0 * 1000 < defaultFloor.milliseconds } ?? false
            && defaultFloor != .standard
        let scopes = try (wishes.scopes ?? settings["LANYARD_SCOPES"]).map { text throws(Failure) in
            try Scope.list(text)
        }
        guard !wishes.asUser || wishes.serviceAccount == nil else {
            throw Failure(
                "--as-user and --service-account exclude each other",
                hint: "leave one of them out",
                exitCode: .usage
            )
        }
        var account: ServiceAccountChoice?
        if !wishes.asUser {
            account = try ServiceAccountChoice(flag: wishes.serviceAccount, settings: settings, host: host)
        }
        let delegates = try TokenPlan.delegates(wishes.delegates) ?? account?.delegates ?? []
        let target = TokenTarget(
            serviceAccount: account?.email,
            scopes: scopes ?? [TokenTarget.cloudPlatform],
            delegates: delegates,
            lifetime: lifetime ?? TokenTarget.defaultLifetime
        )
        floor =
            isRaised ? defaultFloor : minimum.map { Floor(milliseconds: $0 * 1000, isExplicit: true) } ?? defaultFloor
        let most = TokenPlan.mostPromised(lifetime: target.lifetime)
        if !isRaised, let minimum, minimum > most {
            let setting = wishes.minTTL == nil ? "LANYARD_MIN_TTL" : "--min-ttl"
            throw Failure(
                "a token that lives \(target.lifetime) s cannot promise \(minimum) s",
                hint: most > 0
                    ? "let \(setting) be at most \(most) s, or ask for a longer --lifetime"
                    : "ask for a longer --lifetime",
                exitCode: .usage
            )
        }
        userAccount = settings["USER_ACCOUNT"]
        identity = try tokenIdentity(for: target, userAccount: userAccount, in: world)
    }

    func source(timeLimit: Int = TokenPlan.timeLimit, isAttended: Bool = false) -> CachedTokenSource {
        CachedTokenSource(
            world: world,
            store: store,
            identity: identity,
            userAccount: userAccount,
            floor: floor,
            timeLimit: timeLimit,
            isAttended: isAttended
        )
    }

    /// Fails where less life is left than was asked for: a server may give tokens shorter than what they were asked for.
    func keepsPromise(_ obtained: CachedTokenSource.Obtained, in world: World) throws(Failure) {
        guard floor.isExplicit, !obtained.isLastResort else { return }
        let now = world.clock.now()
        let left = obtained.token.remaining(wall: now.wall, boot: now.boot, bootID: world.clock.bootID())
        guard left >= floor.milliseconds else { throw floor.broken(by: left) }
    }

    /// The world in which LANYARD_SOURCE of the user's own file stands in the environment, as it does for the exchange,
    /// and every path is whole.
    static func world(_ settings: Settings) -> World {
        var world = settings.world
        if world.environment["LANYARD_SOURCE"] == nil, let choice = settings["LANYARD_SOURCE"] {
            world.environment["LANYARD_SOURCE"] = choice
        }
        return world.withWholePaths
    }

    static func store(_ settings: Settings) throws(Failure) -> StoreChoice {
        guard let text = settings["LANYARD_STORE"] else { return .auto }
        guard let choice = StoreChoice(rawValue: text) else {
            throw Failure(
                "LANYARD_STORE is \(visibleValue(text)), which is no store",
                hint: "it is one of auto, kernel, secret-service, none",
                exitCode: .usage
            )
        }
        return choice
    }

    /// Seconds of `--min-ttl` or LANYARD_MIN_TTL; nil: neither is there.
    static func minimum(_ wishes: TokenWishes, _ settings: Settings) throws(Failure) -> Int? {
        try seconds(
            wishes.minTTL.map { ("--min-ttl", $0) } ?? settings.named("LANYARD_MIN_TTL"),
            allowed: 0...43200
        )
    }

    private static func seconds(
        _ setting: (name: String, text: String)?,
        allowed: ClosedRange<Int>
    ) throws(Failure) -> Int? {
        guard let setting else { return nil }
        guard let seconds = TimeSpan.seconds(setting.text), allowed.contains(seconds) else {
            throw Failure(
                "\(setting.name) is \(visibleValue(setting.text)), which is no time of \(allowed.upperBound / 3600) h or less",
                hint: "write 3600, 45m or 12h",
                exitCode: .usage
            )
        }
        return seconds
    }

    private static func delegates(_ text: String?) throws(Failure) -> [String]? {
        guard let text else { return nil }
        var emails: [String] = []
        for part in text.split(separator: ",") {
            emails.append(try ServiceAccountChoice.checked(String(part), "--delegates"))
        }
        return emails
    }
}
