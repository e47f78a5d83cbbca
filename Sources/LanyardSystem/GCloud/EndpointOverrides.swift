package import LanyardCore

extension GCloudConfiguration {
    /// Whatever makes a call arrive elsewhere than at Google, as `name=URL`, sorted: endpoints, certificates that are
    /// trusted, proxies. No user or password of a proxy stands in it.
    package func endpoints(in environment: Environment) throws(Failure) -> [String] {
        var found: [String] = []
        func add(_ name: String, _ value: String?) {
            if let value { found.append(name + "=" + value) }
        }
        add("token_host", properties.tokenHost)
        add("iamcredentials", properties.iamCredentials)
        add("ca_file", properties.certificateFile ?? environment["SSL_CERT_FILE"])
        add("ca_folder", environment["SSL_CERT_DIR"])
        if let proxy = try GCloudProxy(properties) {
            add("proxy", proxy.url)
        } else {
            add("proxy", Proxies.url(in: environment).map(Proxies.withoutCredentials))
        }
        return found.sorted()
    }
}

/// The proxy variables as curl(1) reads them.
package enum Proxies {
    /// The proxy for https.
    package static func url(in environment: Environment) -> String? {
        environment["https_proxy"] ?? environment["HTTPS_PROXY"] ?? environment["all_proxy"] ?? environment["ALL_PROXY"]
    }

    /// The hosts to call directly, separated by commas; `*` means all.
    package static func exceptions(in environment: Environment) -> String? {
        environment["no_proxy"] ?? environment["NO_PROXY"]
    }

    /// `http://user:password@host:port` without user and password.
    package static func withoutCredentials(_ url: String) -> String {
        var scheme = ""
        var rest = url[...]
        if let colon = url.firstIndex(of: ":"), url[colon...].hasPrefix("://") {
            let start = url.index(colon, offsetBy: 3)
            scheme = String(url[..<start])
            rest = url[start...]
        }
        guard let at = rest.lastIndex(of: "@") else { return url }
        return scheme + rest[rest.index(after: at)...]
    }
}
