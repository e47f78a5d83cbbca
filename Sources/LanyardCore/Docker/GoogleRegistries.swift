/// Which registries get a token: Google's by an anchored pattern, and those that the user names.
///
/// gcloud and docker-credential-gcr ship lists of locations, which lag behind Google's; a name under `pkg.dev` and
/// `gcr.io` is Google's to give, so the form is enough.
package struct GoogleRegistries: Sendable {
    /// Container Registry and its mirrors, as gcloud 528 lists them (`core/docker/constants.py`).
    private static let containerRegistry = [
        "gcr.io", "us.gcr.io", "eu.gcr.io", "asia.gcr.io", "marketplace.gcr.io",
        "staging-k8s.gcr.io", "l.gcr.io", "launcher.gcr.io", "k8s.gcr.io",
        "mirror.gcr.io", "us-mirror.gcr.io", "eu-mirror.gcr.io", "asia-mirror.gcr.io",
    ]

    private let extra: [RegistryHost]
    /// Entries of LANYARD_REGISTRIES that name no host, for a warning.
    package let malformed: [String]

    /// - Parameter extra: LANYARD_REGISTRIES, exact `host[:port]` separated by spaces.
    package init(extra: String? = nil) {
        var hosts: [RegistryHost] = []
        var malformed: [String] = []
        for entry in extra?.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\n" }) ?? [] {
            if let host = RegistryHost(String(entry)), !entry.utf8.contains(UInt8(ascii: "/")) {
                hosts.append(host)
            } else {
                malformed.append(String(entry))
            }
        }
        self.extra = hosts
        self.malformed = malformed
    }

    /// The registries that the user has added.
    package var added: [RegistryHost] { extra }

    /// The registry that a client asks for, if it gets a token of ours.
    package func host(_ server: String) -> RegistryHost? {
        guard let host = RegistryHost(server) else { return nil }
        return GoogleRegistries.isGoogles(host.name) || extra.contains(host) ? host : nil
    }

    private static func isGoogles(_ name: String) -> Bool {
        if let location = middle(of: name, from: "", to: "-docker.pkg.dev") { return isLocation(location) }
        if let location = middle(of: name, from: "docker.", to: ".rep.pkg.dev") { return isLocation(location) }
        return containerRegistry.contains(name)
    }

    private static func middle(of name: String, from start: String, to end: String) -> Substring? {
        guard name.hasPrefix(start), name.hasSuffix(end), name.utf8.count > start.utf8.count + end.utf8.count else {
            return nil
        }
        return name.dropFirst(start.utf8.count).dropLast(end.utf8.count)
    }

    /// A region, or a multi-region, which is one word.
    private static func isLocation(_ text: Substring) -> Bool {
        text.utf8.allSatisfy(\.isLowerCaseLetter) || Region.isWellFormed(text)
    }
}
