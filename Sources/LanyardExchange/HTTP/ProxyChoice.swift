import LanyardCore
import LanyardSystem

/// The proxy that https calls go through: gcloud's, else that of the environment; none is the usual case.
struct ProxyChoice: Equatable, Sendable {
    /// As libcurl reads it; nil: no proxy.
    var url: String?
    var user: String?
    var password: String?
    /// Hosts that are called directly, separated by commas.
    var exceptions: String?

    init() {}

    init(gcloud: GCloudConfiguration, in environment: Environment) throws(Failure) {
        if let proxy = try GCloudProxy(gcloud.properties) {
            url = proxy.url
            user = proxy.user
            password = proxy.password
        } else if let named = Proxies.url(in: environment) {
            url = named
            exceptions = Proxies.exceptions(in: environment)
        }
    }

    /// For messages: never with user and password.
    var host: String? { url.map { Proxies.withoutCredentials($0) } }
}
