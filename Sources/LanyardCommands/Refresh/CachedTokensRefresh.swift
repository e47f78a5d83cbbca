import LanyardCore
import LanyardSystem

/// `lanyard refresh --all`: every token that is cached lives for as long as is promised, or it is told which does not.
struct CachedTokensRefresh {
    let settings: Settings
    /// Decides on floor and store; the account is each token's own.
    let minimum: Floor
    let store: StoreChoice

    /// Milliseconds for all of them together, however many there are.
    private static let timeLimit = TokenPlan.timeLimit
    /// Milliseconds with which it is of no use to begin.
    private static let leastTime = 1000

    private var world: World { TokenPlan.world(settings) }

    func run() throws(Failure) -> ExitCode {
        let deadline = world.clock.now().boot + CachedTokensRefresh.timeLimit
        let (entries, stores) = TokenInventory(world: world, store: store).list()
        let tokens = newest(entries)
        // Tokens that cannot be seen are promised nothing.
        let troubles = stores.compactMap(\.trouble)
        var text = ""
        var failures: [Failure] = []
        for token in tokens {
            do throws(Failure) {
                text += try line(refreshed(token, until: deadline))
            } catch {
                failures.append(named(error, token))
            }
        }
        if tokens.isEmpty, troubles.isEmpty { text = "no token is cached\n" }
        if !text.isEmpty { try world.print(text) }
        guard let first = failures.first else {
            guard let trouble = troubles.first else { return .done }
            guard troubles.count > 1 else { throw trouble }
            throw Failure("no store tells all of its tokens", exitCode: trouble.exitCode, causes: troubles)
        }
        guard tokens.count > 1 || !troubles.isEmpty else { throw first }
        throw Failure(
            "the promise holds for \(tokens.count - failures.count) of \(tokens.count) tokens only",
            exitCode: first.exitCode,
            causes: failures + troubles
        )
    }

    /// Each cached token once, in whichever stores it is.
    private func newest(_ entries: [TokenInventory.Entry]) -> [CachedToken] {
        var found: [CachedToken] = []
        for entry in entries {
            guard let index = found.firstIndex(where: { $0.identity == entry.token.identity }) else {
                found.append(entry.token)
                continue
            }
            if left(entry.token) > left(found[index]) { found[index] = entry.token }
        }
        return found.sorted { name($0) < name($1) }
    }

    /// - Parameter deadline: milliseconds since boot.
    private func refreshed(_ token: CachedToken, until deadline: Int) throws(Failure) -> CachedToken {
        let most = TokenPlan.mostPromised(lifetime: token.target.lifetime)
        if minimum.isExplicit, minimum.milliseconds > most * 1000 {
            throw minimum.broken(by: token.target.lifetime * 1000)
        }
        let now = world.clock.now()
        let freshness = token.freshness(
            floor: minimum,
            wall: now.wall,
            boot: now.boot,
            bootID: world.clock.bootID()
        )
        if freshness != .tooOld { return try kept(token) }
        let left = deadline - now.boot
        guard left >= CachedTokensRefresh.leastTime else {
            throw Failure(
                "no time is left for it: all tokens together have \(CachedTokensRefresh.timeLimit / 1000) s",
                hint: "try again; is this machine online?",
                exitCode: .unavailable
            )
        }
        let source = try source(of: token, timeLimit: left)
        let obtained = try source.obtain()
        for line in obtained.warnings { Report(world).warning(line) }
        try obtained.requireKept()
        return try kept(obtained.token, isLastResort: obtained.isLastResort)
    }

    private func kept(_ token: CachedToken, isLastResort: Bool = false) throws(Failure) -> CachedToken {
        let left = left(token)
        guard left >= minimum.effective(lifetime: token.lifetime) else {
            throw minimum.broken(by: left, isLastResort: isLastResort)
        }
        return token
    }

    /// Only the login that is in use here can renew it: another one's token would be another token.
    private func source(of token: CachedToken, timeLimit: Int) throws(Failure) -> CachedTokenSource {
        let gcloud = try GCloudConfiguration.load(from: world)
        for account in [settings["USER_ACCOUNT"], nil, token.principal] {
            let identity = try tokenIdentity(for: token.target, userAccount: account, gcloud: gcloud, in: world)
            guard identity.canonical == token.identity else { continue }
            return CachedTokenSource(
                world: world,
                store: store,
                identity: identity,
                userAccount: account,
                floor: minimum,
                timeLimit: timeLimit,
                isAttended: true
            )
        }
        throw Failure(
            "it is paid for by another login (\(visible(token.principal))) than the one in use here",
            hint: "use that login, or forget the token: lanyard clear"
                + (token.target.serviceAccount.map { " --service-account " + posixQuoted($0) } ?? "")
        )
    }

    private func line(_ token: CachedToken) -> String {
        "\(name(token)): \(TimeSpan.words(seconds: left(token) / 1000)) left\n"
    }

    private func named(_ failure: Failure, _ token: CachedToken) -> Failure {
        var failure = failure
        failure.message = "\(name(token)): \(failure.message)"
        return failure
    }

    private func name(_ token: CachedToken) -> String {
        visible((token.target.serviceAccount ?? "your own token") + token.target.peculiarity)
    }

    private func left(_ token: CachedToken) -> Int {
        let now = world.clock.now()
        return token.remaining(wall: now.wall, boot: now.boot, bootID: world.clock.bootID())
    }
}
