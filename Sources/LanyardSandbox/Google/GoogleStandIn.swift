import LanyardCore
import LanyardSystem
import Logging
import Synchronization

/// Everything that the stand-in for Google knows, and the way from a request to its answer.
final class GoogleStandIn: Sendable {
    struct State: Sendable {
        var settings: Settings
        var tokens = MintedTokens()
        var log = RequestLog()
    }

    let login: Login
    let signer: Signer
    private let clock: Clock
    private let initial: Settings
    private let state: Mutex<State>
    private let logger: Logger

    init(login: Login, signer: Signer, clock: Clock, settings: Settings, verbose: Bool = false) {
        self.login = login
        self.signer = signer
        self.clock = clock
        initial = settings
        var logger = Logger(label: "lanyard-sandbox") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = verbose ? .info : .error
        self.logger = logger
        state = Mutex(State(settings: settings))
    }

    /// Milliseconds since 1970.
    var now: Int { clock.now().wall }

    /// The answer to a request, and the milliseconds to wait before it is given.
    func answer(_ request: Request) -> (reply: Reply, delay: Int) {
        state.withLock { state in
            if let reply = control(request, &state) { return (reply, 0) }
            let (reply, fault) = routed(request, &state)
            state.log.add(request, reply, fault: fault, time: now)
            logger.info("\(state.log.entries.last?.line ?? "")")
            return (dressed(reply), state.settings.latency)
        }
    }

    private func routed(_ request: Request, _ state: inout State) -> (Reply, Fault?) {
        guard let path = request.path, let route = Route(path: path) else { return (GoogleError.notFound, nil) }
        guard route.methods.contains(request.method) else {
            return (GoogleError.wrongMethod(allowed: route.methods), nil)
        }
        guard !request.isTooLarge else { return (GoogleError.tooLarge, nil) }
        let planned = state.settings.faults.next(for: route.endpoint)
        if let planned, let reply = planned.reply(at: route.endpoint, login) { return (reply, planned.fault) }
        let expiry = planned?.fault.expiry ?? .usual
        let reply = handled(route, request, expiry, &state)
        return (planned?.fault.spoiled(reply) ?? reply, planned?.fault)
    }

    private func handled(_ route: Route, _ request: Request, _ expiry: ExpiryForm, _ state: inout State) -> Reply {
        switch route {
        case .token: refresh(request, expiry, &state)
        case .generateAccessToken(let account): generateAccessToken(account, request, expiry, &state)
        case .tokenInfo: tokenInfo(request, &state)
        case .registry: registryToken(request, &state)
        case .project(let id): project(id, request, &state)
        }
    }

    private func control(_ request: Request, _ state: inout State) -> Reply? {
        guard request.target.hasPrefix("/sandbox/") else { return nil }
        return ControlEndpoint.answer(request, &state, initial: initial)
    }

    /// Adds the headers that all of Google's answers have.
    private func dressed(_ reply: Reply) -> Reply {
        var reply = reply
        reply.headers += [
            ("Date", HTTPDate.text(seconds: now / 1000)),
            ("Server", "ESF"),
            ("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate"),
            ("Pragma", "no-cache"),
            ("Vary", "Origin, X-Origin, Referer"),
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "SAMEORIGIN"),
            ("X-XSS-Protection", "0"),
        ]
        return reply
    }
}
