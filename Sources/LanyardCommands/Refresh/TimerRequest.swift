import LanyardCore
import LanyardSystem

extension RefreshTimer {
    /// Variables that decide which login pays and where Google is, none of which the user's manager has from a shell.
    private static let variables = [
        "ALL_PROXY", "CLOUDSDK_ACTIVE_CONFIG_NAME", "CLOUDSDK_API_ENDPOINT_OVERRIDES_IAMCREDENTIALS",
        "CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE", "CLOUDSDK_AUTH_TOKEN_HOST", "CLOUDSDK_CONFIG",
        "CLOUDSDK_CORE_ACCOUNT",
        "CLOUDSDK_CORE_CUSTOM_CA_CERTS_FILE", "CLOUDSDK_CORE_UNIVERSE_DOMAIN", "CLOUDSDK_PROXY_ADDRESS",
        "CLOUDSDK_PROXY_PASSWORD", "CLOUDSDK_PROXY_PORT", "CLOUDSDK_PROXY_RDNS", "CLOUDSDK_PROXY_TYPE",
        "CLOUDSDK_PROXY_USERNAME", "GOOGLE_APPLICATION_CREDENTIALS", "GOOGLE_CLOUD_QUOTA_PROJECT", "HTTPS_PROXY",
        "LANYARD_KEYRING", "LANYARD_SOURCE", "LANYARD_STORE", "NO_PROXY", "SSL_CERT_DIR", "SSL_CERT_FILE",
        "XDG_CONFIG_HOME", "all_proxy", "https_proxy", "no_proxy",
    ]

    /// The timer that keeps the very token fresh which this plan is about.
    init(_ plan: TokenPlan, program: String) throws(Failure) {
        guard !program.utf8.contains(where: { "\"'\\".utf8.contains($0) }) else {
            throw Failure(
                "systemd starts no program whose path holds a quote or a backslash",
                hint: "put lanyard elsewhere: ~/.local/bin"
            )
        }
        let target = plan.identity.target
        // Half of its life, unless more is asked for: then whoever needs a token never waits. Half of a very short one
        // is more than can be promised.
        let half = min(target.lifetime / 2, TokenPlan.mostPromised(lifetime: target.lifetime))
        let seconds = plan.floor.isExplicit ? plan.floor.milliseconds / 1000 : half
        var arguments = ["refresh"]
        arguments += target.serviceAccount.map { ["--service-account", $0] } ?? ["--as-user"]
        arguments += ["--scopes", target.scopes.joined(separator: ","), "--lifetime", String(target.lifetime)]
        if !target.delegates.isEmpty { arguments += ["--delegates", target.delegates.joined(separator: ",")] }
        arguments += ["--min-ttl", String(seconds)]
        // The service ends with its process, and a renewal in the background with it.
        var environment = [(name: "LANYARD_BACKGROUND", value: "0")]
        for name in RefreshTimer.variables {
            guard let value = plan.world.environment[name] else { continue }
            guard name != "CLOUDSDK_PROXY_PASSWORD", !name.lowercased().hasSuffix("_proxy") || !value.contains("@")
            else {
                throw Failure(
                    "\(name) holds a password, which would stand in a file",
                    hint: "put it where gcloud finds it: gcloud config set proxy/password PASSWORD"
                )
            }
            environment.append((name, value))
        }
        if let account = plan.userAccount { environment.append(("USER_ACCOUNT", account)) }
        self.init(
            program: program,
            arguments: arguments,
            environment: environment,
            account: (target.serviceAccount ?? "your own login") + target.peculiarity,
            interval: RefreshTimer.interval(seconds: seconds)
        )
    }
}
