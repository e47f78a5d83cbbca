import LanyardCore
import LanyardSystem

/// Where logins are renewed and tokens come from: Google's own hosts, unless gcloud's configuration says otherwise.
struct Endpoints: Equatable, Sendable {
    let universe: String
    /// gcloud's `auth/token_host`, a whole URL.
    let tokenOverride: WebAddress?
    /// gcloud's `api_endpoint_overrides/iamcredentials`, the base of all its methods.
    let credentialsOverride: WebAddress?
    /// gcloud's `api_endpoint_overrides/cloudresourcemanager`.
    let projectsOverride: WebAddress?

    /// What files by older gclouds name: Google's own endpoint under other names.
    private static let formerTokenURIs: Set<String> = [
        "https://accounts.google.com/o/oauth2/token", "https://www.googleapis.com/oauth2/v3/token",
        "https://www.googleapis.com/oauth2/v4/token",
    ]

    init(gcloud: GCloudProperties, universe: String) throws(Failure) {
        guard DomainName.isDomain(universe) else {
            throw Failure(
                "gcloud's core/universe_domain is \(visible(universe)), which is no domain",
                hint: "gcloud config unset core/universe_domain"
            )
        }
        self.universe = universe
        tokenOverride = try Endpoints.address(gcloud.tokenHost, "auth/token_host")
        credentialsOverride = try Endpoints.address(
            gcloud.iamCredentials,
            "api_endpoint_overrides/iamcredentials"
        )
        projectsOverride = try Endpoints.address(
            gcloud.endpointOverride("cloudresourcemanager"),
            "api_endpoint_overrides/cloudresourcemanager"
        )
    }

    /// What the Cloud Resource Manager API says of a project; version 1, which gcloud asks too.
    func project(_ id: String) -> WebAddress? {
        (projectsOverride ?? WebAddress(host: "cloudresourcemanager." + universe, path: "/"))
            .appending("v1/projects/" + percentEncoded(id, keeping: ":"))
    }

    /// Where a refresh token is spent.
    ///
    /// - Parameters:
    ///   - named: the credential's `token_uri`; it counts only if the host is Google's own.
    ///   - origin: the credential, for messages.
    func token(named: String?, origin: String) throws(Failure) -> WebAddress {
        if let tokenOverride { return tokenOverride }
        let standard = WebAddress(host: "oauth2." + universe, path: "/token")
        guard let named, !Endpoints.formerTokenURIs.contains(named) else { return standard }
        guard let address = WebAddress(named), !address.isPlain, address.port == nil || address.port == 443,
            GoogleHost.serves("oauth2", address.host, universe: universe)
        else {
            throw Failure(
                "\(origin) names \(visible(named)) as the place to send its secret to, which is not Google's",
                hint:
                    "an endpoint of your own is set in gcloud, never in a credential: gcloud config set auth/token_host URL",
                exitCode: .notPermitted
            )
        }
        return address
    }

    /// The method of the IAM Credentials API for that account.
    func accountMethod(_ name: String, serviceAccount: String) -> WebAddress? {
        let path = "v1/projects/-/serviceAccounts/" + percentEncoded(serviceAccount) + ":" + name
        return (credentialsOverride ?? WebAddress(host: "iamcredentials." + universe, path: "/")).appending(path)
    }

    /// Which endpoints are not Google's own: a line each, for people.
    func notes(impersonates: Bool) -> [String] {
        var lines: [String] = []
        if let tokenOverride { lines.append("logins are renewed at \(tokenOverride) (auth/token_host)") }
        if impersonates, let credentialsOverride {
            lines.append("tokens come from \(credentialsOverride) (api_endpoint_overrides/iamcredentials)")
        }
        return lines
    }

    private static func address(_ text: String?, _ property: String) throws(Failure) -> WebAddress? {
        guard let text else { return nil }
        if let address = WebAddress(text) { return address }
        throw Failure(
            "gcloud's \(property) is \(visible(text)), to which no secret is sent",
            hint: "it must be an https address, or http to 127.0.0.1: gcloud config unset \(property)"
        )
    }
}

/// A part of a path (RFC 3986, section 3.3); an address keeps its `@`.
func percentEncoded(_ text: String, keeping kept: String = "@") -> String {
    var result = ""
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            result.unicodeScalars.append(Unicode.Scalar(byte))
        case let byte where kept.utf8.contains(byte):
            result.unicodeScalars.append(Unicode.Scalar(byte))
        default:
            result += "%" + hexadecimal(UInt32(byte), digits: 2).uppercased()
        }
    }
    return result
}
