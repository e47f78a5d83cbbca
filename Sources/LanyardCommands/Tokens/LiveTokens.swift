package import LanyardCore
package import LanyardSystem

/// What a helper or `docker login` asks for: a token for a registry, with so much life.
package struct TokenQuery: Equatable, Sendable {
    /// Nil: chosen by the usual order.
    package var serviceAccount: String?
    /// Seconds that it must still live.
    package var minimumSeconds: Int
    /// Milliseconds that it may take.
    package var timeLimit: Int
    /// The registry's host, for an account may be bound to it.
    package var registryHost: String?

    package init(serviceAccount: String? = nil, minimumSeconds: Int, timeLimit: Int, registryHost: String? = nil) {
        self.serviceAccount = serviceAccount
        self.minimumSeconds = minimumSeconds
        self.timeLimit = timeLimit
        self.registryHost = registryHost
    }
}

/// A token and the account that it is for.
package struct TokenAnswer: Sendable {
    package var token: AccessToken
    package var serviceAccount: String

    package init(token: AccessToken, serviceAccount: String) {
        self.token = token
        self.serviceAccount = serviceAccount
    }
}

package typealias TokenProvider = @Sendable (TokenQuery, World) throws(Failure) -> TokenAnswer

/// Tokens for programs that nobody watches: a project's env.sh is read only if it is allowed, and only where flags,
/// environment and the user's own file do not say which account is meant.
@Sendable
package func helperTokens(_ query: TokenQuery, in world: World) throws(Failure) -> TokenAnswer {
    var settings = try Settings(worldAlone: world)
    let isSettled =
        query.serviceAccount != nil
        || ServiceAccountChoice.isSettled(by: settings, host: query.registryHost)
    if !isSettled { settings = try settings.withProject(reader: .program) }
    return try answer(query, settings: settings, tellsNotes: false)
}

/// Tokens for commands that a person typed.
@Sendable
package func typedTokens(_ query: TokenQuery, in world: World) throws(Failure) -> TokenAnswer {
    let settings = try Settings(world: world, reader: .person)
    for line in settings.disagreements(namedAccount: query.serviceAccount) { Report(world).note(line) }
    return try answer(query, settings: settings, tellsNotes: true)
}

private func answer(_ query: TokenQuery, settings: Settings, tellsNotes: Bool) throws(Failure) -> TokenAnswer {
    var wishes = TokenWishes()
    if let account = query.serviceAccount { wishes.serviceAccount = account }
    let floor = Floor(milliseconds: query.minimumSeconds * 1000, isExplicit: false)
    let plan = try TokenPlan(wishes, settings: settings, floor: floor, host: query.registryHost)
    let obtained = try plan.source(timeLimit: query.timeLimit, isAttended: tellsNotes).obtain()
    let report = Report(settings.world)
    if tellsNotes { for line in obtained.notes { report.note(line) } }
    for line in obtained.warnings { report.warning(line) }
    try plan.keepsPromise(obtained, in: settings.world)
    return TokenAnswer(token: obtained.token.token, serviceAccount: plan.identity.target.serviceAccount ?? "")
}
