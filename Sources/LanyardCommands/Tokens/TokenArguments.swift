import ArgumentParser

/// The flags that say which token is meant, as they were typed.
struct TokenArguments: ParsableArguments {
    @Option(
        name: .customLong("service-account"),
        help: ArgumentHelp("The account to impersonate.", valueName: "e-mail")
    )
    var serviceAccount: String?

    @Option(help: ArgumentHelp("Scopes, by URL or short name; default: cloud-platform.", valueName: "scope,…"))
    var scopes: String?

    @Option(help: ArgumentHelp("How long the token shall live, like 3600, 45m or 12h; default: 1h.", valueName: "time"))
    var lifetime: String?

    @Option(
        help: ArgumentHelp("Accounts that delegate to each other, the first one nearest to you.", valueName: "e-mail,…")
    )
    var delegates: String?

    @Option(
        name: .customLong("min-ttl"),
        help: ArgumentHelp("How long it must still live; default: 15m.", valueName: "time")
    )
    var minTTL: String?

    @Flag(name: .customLong("as-user"), help: "Your own token: nobody is impersonated.")
    var asUser = false

    @Option(help: ArgumentHelp("Read this env.sh instead of the nearest one.", valueName: "path"))
    var file: String?
}
