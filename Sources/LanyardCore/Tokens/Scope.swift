/// OAuth 2.0 scopes (RFC 6749, section 3.3), by full URL or by Google's short name.
package enum Scope {
    /// The full form of `cloud-platform` or `devstorage.read_only`; URLs and OpenID's `openid`, `email` and `profile`
    /// stay as they are. Nil for what can be no scope.
    package static func full(_ text: String) -> String? {
        guard !text.isEmpty, text.utf8.allSatisfy(mayHold) else { return nil }
        if text.hasPrefix("https://") { return text.utf8.count > 8 ? text : nil }
        if ["openid", "email", "profile"].contains(text) { return text }
        guard !text.contains("/"), !text.contains(":") else { return nil }
        return "https://www.googleapis.com/auth/" + text
    }

    /// Google's short name of a scope, for people: `cloud-platform`.
    package static func short(_ scope: String) -> String {
        let prefix = "https://www.googleapis.com/auth/"
        return scope.hasPrefix(prefix) ? String(scope.dropFirst(prefix.count)) : scope
    }

    /// The full forms of a list separated by commas or spaces.
    package static func list(_ text: String) throws(Failure) -> [String] {
        var scopes: [String] = []
        for part in text.split(whereSeparator: { $0 == "," || $0 == " " }) {
            guard let scope = full(String(part)) else {
                throw Failure(
                    "\(visible(String(part))) is no scope",
                    hint: "name it by its URL, or briefly: cloud-platform, devstorage.read_only",
                    exitCode: .usage
                )
            }
            scopes.append(scope)
        }
        guard !scopes.isEmpty else {
            throw Failure(
                "no scope is named",
                hint: "leave --scopes and LANYARD_SCOPES out, or name one: cloud-platform",
                exitCode: .usage
            )
        }
        return scopes
    }

    /// `NQCHAR`-like: printable ASCII without space, quote and backslash, as the RFC has it.
    private static func mayHold(_ byte: UInt8) -> Bool {
        (0x21...0x7e).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
            && byte != UInt8(ascii: ",")
    }
}
