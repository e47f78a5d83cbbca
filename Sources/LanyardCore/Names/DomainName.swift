/// A host's or an organisation's domain, as in `example.com`.
///
/// Labels of 1 to 63 letters, digits and hyphens, none of these first or last; at least two labels (RFC 1035, 2.3.1,
/// with RFC 1123's digit first).
package enum DomainName {
    package static func isDomain(_ text: some StringProtocol) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2 && text.utf8.count <= 253 && labels.allSatisfy { isLabel($0) }
    }

    static func isLabel(_ text: some StringProtocol) -> Bool {
        let hyphen = UInt8(ascii: "-")
        return (1...63).contains(text.utf8.count) && !text.hasPrefix("-") && !text.hasSuffix("-")
            && text.utf8.allSatisfy { $0.isLowerCaseLetterOrDigit || $0.isUpperCaseLetter || $0 == hyphen }
    }
}
