/// gcloud's `proxy/*` properties: the proxy that every call goes through.
package struct GCloudProxy: Equatable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case http
        case httpNoTunnel = "http_no_tunnel"
        case socks4
        case socks5
    }

    package var kind: Kind
    package var host: String
    package var port: Int
    package var user: String?
    package var password: String?
    /// Names are resolved by the proxy, not here; it matters for SOCKS alone.
    package var resolvesRemotely: Bool

    /// `http://proxy.domain.com:3128`, without user and password. An https request always asks an HTTP proxy for a
    /// tunnel, whatever the kind says.
    package var url: String {
        let scheme =
            switch kind {
            case .http, .httpNoTunnel: "http"
            case .socks4: resolvesRemotely ? "socks4a" : "socks4"
            case .socks5: resolvesRemotely ? "socks5h" : "socks5"
            }
        return scheme + "://" + host + ":" + String(port)
    }

    /// Nil where no proxy is set; fails where gcloud would: type, address and port belong together.
    package init?(_ properties: GCloudProperties) throws(Failure) {
        let kind = properties.proxyKind
        let host = properties.proxyHost
        let port = properties.proxyPort
        guard let kind, let host, let port else {
            guard kind == nil, host == nil, port == nil else {
                throw Failure(
                    "gcloud's proxy/type, proxy/address and proxy/port are not set together",
                    hint: "gcloud config list proxy/"
                )
            }
            return nil
        }
        guard let known = Kind(rawValue: kind.lowercased()) else {
            throw Failure(
                "gcloud's proxy/type is \"" + visible(kind) + "\", which is none of "
                    + Kind.allCases.map(\.rawValue).joined(separator: ", "),
                hint: "gcloud config set proxy/type http"
            )
        }
        guard let number = Int(port), (1...65535).contains(number) else {
            throw Failure(
                "gcloud's proxy/port is \"" + visible(port) + "\", which is no port number",
                hint: "gcloud config set proxy/port 3128"
            )
        }
        guard !host.isEmpty, host.utf8.allSatisfy(GCloudProxy.mayStandInHost) else {
            throw Failure(
                "gcloud's proxy/address is \"" + visible(host) + "\", which is no host name",
                hint: "gcloud config unset proxy/address"
            )
        }
        self.kind = known
        self.host = host
        self.port = number
        user = properties["proxy", "username"]
        password = properties["proxy", "password"]
        resolvesRemotely = GCloudProxy.isTrue(properties["proxy", "rdns"] ?? "true")
    }

    private static func mayStandInHost(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ":"): true
        default: false
        }
    }

    private static func isTrue(_ text: String) -> Bool {
        ["true", "1", "on", "yes", "y"].contains(text.lowercased())
    }
}
