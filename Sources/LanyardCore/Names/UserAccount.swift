/// The Google account of a person, as in `username@domain.com`.
///
/// An address of RFC 5321 without quoting: up to 64 printable ASCII characters, `@`, a domain.
package enum UserAccount {
    private static let form = "an account is named like username@domain.com"

    package static func check(_ text: String) -> NameProblem? {
        if text.isEmpty { return NameProblem("an account may not be empty", hint: form) }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            return NameProblem("an e-mail address has one @, this one has \(parts.count - 1)", hint: form)
        }
        guard isLocalPart(parts[0]) else {
            return NameProblem("before the @ of an address stand up to 64 letters, digits and signs", hint: form)
        }
        guard DomainName.isDomain(parts[1]) else {
            return NameProblem("after the @ of an address stands a domain", hint: form)
        }
        guard parts[1].hasSuffix(ServiceAccountEmail.suffix) else { return nil }
        return NameProblem("this is a service account, not a person's", hint: form, isWarning: true)
    }

    private static func isLocalPart(_ text: Substring) -> Bool {
        (1...64).contains(text.utf8.count) && text.utf8.first != UInt8(ascii: ".")
            && text.utf8.last != UInt8(ascii: ".")
            && text.utf8.allSatisfy { (0x21...0x7e).contains($0) && !"\"(),:;<>[\\]".utf8.contains($0) }
    }
}
