import LanyardCore
import LanyardSystem

/// One token: from the Secret Service if a good one is there, else from Google, and then kept.
struct TokenExchange {
    let world: World
    let call: ExchangeRequest.TokenCall
    let stores: TokenStores
    let deadline: Deadline
    /// The network, once it is needed.
    let connect: (GCloudConfiguration) throws(Failure) -> HTTPClient

    private struct Fetched {
        var token: CachedToken
        var notes: [String]
    }

    func answer() -> ExchangeAnswer {
        let mark = ClearingMark(world: world)
        let before = mark.state
        let stored = call.usesCache ? stores.read(call.identity) : nil
        if let stored, isFresh(stored) {
            // A failure that is on record stays there: a renewal's, which nobody has seen.
            whereabouts.tell(.secretService, of: stored)
            return ExchangeAnswer(.token(stored))
        }
        if call.usesCache, call.tellsLocked, stores.isLocked() { return ExchangeAnswer(.locked(true)) }
        do throws(Failure) {
            let fetched = try fetch()
            var answer = ExchangeAnswer(.token(fetched.token), notes: fetched.notes)
            if call.usesCache {
                if mark.state == before {
                    let keeping = stores.write(fetched.token, call.identity)
                    whereabouts.tell(keeping.place, of: fetched.token)
                    answer.notes += keeping.notes
                    answer.notKept = keeping.notKept
                } else {
                    answer.notKept = "the token is not kept: tokens were forgotten meanwhile"
                }
            }
            failure.remove()
            return answer
        } catch {
            // Also where an old token serves: those who wait need not try in vain themselves, and status tells it.
            failure.write(error)
            guard error.exitCode == .unavailable, let stored, isLastResort(stored) else {
                return ExchangeAnswer(.failure(error))
            }
            let left = TimeSpan.words(seconds: remaining(stored) / 1000)
            return ExchangeAnswer(
                .token(stored),
                notes: ["\(error.message); the old token is used, which lives for \(left)"],
                isLastResort: true
            )
        }
    }

    private func fetch() throws(Failure) -> Fetched {
        let gcloud = try GCloudConfiguration.load(from: world)
        let endpoints = try Endpoints(gcloud: gcloud.properties, universe: call.identity.universe)
        // First, for libcurl is loaded while the login is looked for.
        let client = PatientClient(client: try connect(gcloud), clock: world.clock, deadline: deadline)
        let choice = try SourceChoice(world.environment["LANYARD_SOURCE"])
        let search = SourceSearch(choice: choice, gcloud: gcloud, userAccount: call.userAccount, world: world)
        var login = try search.find()
        try check(login, isOf: endpoints.universe)
        let target = call.identity.target

        let granted = try Refresh(client: client, endpoints: endpoints).token(for: login, scopes: narrowedScopes)
        if login.payer.email.isEmpty { login.payer.email = granted.email }
        let notes = login.notes + endpoints.notes(impersonates: target.serviceAccount != nil)
        guard let serviceAccount = target.serviceAccount, serviceAccount != login.payer.email else {
            guard let lifetime = granted.lifetime else {
                throw Failure(
                    "the answer does not say how long the token lives",
                    hint: "try again; is there a captive portal or proxy in between?",
                    exitCode: .unavailable
                )
            }
            return Fetched(token: token(granted.token, login, lifetime, granted.receivedAt), notes: notes)
        }
        let impersonation = Impersonation(
            client: client,
            endpoints: endpoints,
            target: target,
            payer: login.payer,
            quotaProject: login.quotaProject
        )
        let impersonated = try impersonation.token(of: serviceAccount, paidWith: granted.token)
        return Fetched(
            token: token(impersonated.token, login, impersonated.lifetime, impersonated.receivedAt),
            notes: notes
        )
    }

    /// The scopes of the user's own token, where others are asked for than every login has; nil: all it has.
    private var narrowedScopes: [String]? {
        let target = call.identity.target
        return target.serviceAccount == nil && target.scopes != [TokenTarget.cloudPlatform] ? target.scopes : nil
    }

    /// A login of one cloud never goes to the hosts of another.
    private func check(_ login: Login, isOf universe: String) throws(Failure) {
        guard let own = login.user.universe, own != universe else { return }
        throw Failure(
            "\(login.payer.words) is of \(visible(own, limit: 200)), and gcloud's core/universe_domain is \(visible(universe))",
            hint: DomainName.isDomain(own) ? "gcloud config set core/universe_domain \(own)" : login.payer.renewal,
            exitCode: .notPermitted
        )
    }

    private func token(_ token: AccessToken, _ login: Login, _ lifetime: Int, _ receivedAt: Moment) -> CachedToken {
        CachedToken(
            token: token,
            identity: call.identity.canonical,
            principal: login.payer.principal,
            lifetime: lifetime,
            receivedWall: receivedAt.wall,
            receivedBoot: receivedAt.boot,
            bootID: world.clock.bootID()
        )
    }

    private var failure: SharedFailure {
        SharedFailure(folder: call.lockFolder, store: call.store, hash: call.identity.hash, world: world)
    }

    private var whereabouts: SharedWhereabouts {
        SharedWhereabouts(folder: call.lockFolder, hash: call.identity.hash, world: world)
    }

    private func remaining(_ token: CachedToken) -> Int {
        let now = world.clock.now()
        return token.remaining(wall: now.wall, boot: now.boot, bootID: world.clock.bootID())
    }

    private func isFresh(_ token: CachedToken) -> Bool {
        let now = world.clock.now()
        return token.freshness(floor: call.floor, wall: now.wall, boot: now.boot, bootID: world.clock.bootID())
            != .tooOld
    }

    private func isLastResort(_ token: CachedToken) -> Bool {
        let now = world.clock.now()
        return token.isLastResort(wall: now.wall, boot: now.boot, bootID: world.clock.bootID())
    }
}
