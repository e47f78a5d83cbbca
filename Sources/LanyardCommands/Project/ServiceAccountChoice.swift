import LanyardCore
import LanyardSystem

/// Which service account a token is for: never guessed, never the last one used.
struct ServiceAccountChoice: Equatable {
    var email: String
    /// From gcloud's `auth/impersonate_service_account`, which may hold a whole chain.
    var delegates: [String]?

    /// In this order: the flag; LANYARD_SERVICE_ACCOUNT and SERVICE_ACCOUNT of the environment; the account bound to
    /// the registry; LANYARD_SERVICE_ACCOUNT of the user's own file; the nearest env.sh; SERVICE_ACCOUNT of the user's
    /// own file; gcloud's own setting.
    init(flag: String?, settings: Settings, host: String? = nil) throws(Failure) {
        if let flag {
            email = try ServiceAccountChoice.checked(flag, "--service-account")
            return
        }
        if let named = try ServiceAccountChoice.configured(settings, host: host) {
            email = try ServiceAccountChoice.checked(named.value, named.origin)
            return
        }
        let property = try GCloudConfiguration.load(from: settings.world).properties.impersonatedServiceAccount
        guard let chain = property?.split(separator: ",").map({ String($0) }), let last = chain.last else {
            throw ServiceAccountChoice.unnamed(host: host, in: settings.world)
        }
        email = try ServiceAccountChoice.checked(last, "gcloud's auth/impersonate_service_account")
        delegates = chain.count > 1 ? Array(chain.dropLast()) : nil
    }

    private static func unnamed(host: String?, in world: World) -> Failure {
        let passedOver = ProjectSearch(world: world).run().passedOver.map(\.reason)
        guard let host else {
            let hints = [
                "write an env.sh with SERVICE_ACCOUNT: lanyard init",
                "or name one: --service-account NAME@PROJECT.iam.gserviceaccount.com",
                "or ask for your own token: --as-user",
            ]
            return Failure("no service account is named", hints: passedOver + hints, exitCode: .usage)
        }
        // Docker's user has no flag to give: what helps is said to a command that has.
        let hints = [
            "lanyard docker configure --service-account NAME@PROJECT.iam.gserviceaccount.com \(host)",
            "or, in a project with an env.sh: lanyard allow",
        ]
        return Failure("no service account is named for \(host)", hints: passedOver + hints, exitCode: .usage)
    }

    /// Whether environment and bindings settle it, so that a helper need not look at any project.
    static func isSettled(by settings: Settings, host: String?) -> Bool {
        (try? configured(settings, host: host)) != nil
    }

    private static func configured(
        _ settings: Settings,
        host: String?
    ) throws(Failure) -> (value: String, origin: String)? {
        let environment = settings.world.environment
        for name in ["LANYARD_SERVICE_ACCOUNT", "SERVICE_ACCOUNT"] {
            if let value = environment[name] { return (value, name + " of the environment") }
        }
        if let host, let bindings = settings["LANYARD_REGISTRY_ACCOUNTS"],
            let account = RegistryAccounts(bindings).account(of: host)
        {
            return (account, "LANYARD_REGISTRY_ACCOUNTS")
        }
        if let personal = settings.personal, let value = personal["LANYARD_SERVICE_ACCOUNT"] {
            return (value, "LANYARD_SERVICE_ACCOUNT of " + visible(personal.path))
        }
        for name in ["LANYARD_SERVICE_ACCOUNT", "SERVICE_ACCOUNT"] {
            if let project = settings.project, let value = project[name] {
                return (value, name + " of " + visible(project.path))
            }
        }
        if let personal = settings.personal, let value = personal["SERVICE_ACCOUNT"] {
            return (value, "SERVICE_ACCOUNT of " + visible(personal.path))
        }
        return nil
    }

    /// An e-mail address of a service account's form, whatever service it belongs to.
    static func checked(_ text: String, _ origin: String) throws(Failure) -> String {
        guard let problem = ServiceAccountEmail.check(text) else { return text }
        throw Failure(
            "\(origin) is \(visibleValue(text)): \(problem)",
            hint: "an account is named like NAME@PROJECT.iam.gserviceaccount.com",
            exitCode: .usage
        )
    }
}
