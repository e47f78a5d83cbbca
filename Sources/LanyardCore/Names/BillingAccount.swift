/// A billing account, as in `012345-567890-ABCDEF`: three times six digits of upper-case hexadecimal.
///
/// Source: Cloud Billing API, `billingAccounts/{ID}`.
package enum BillingAccount {
    package static func check(_ text: String) -> NameProblem? {
        let id = text.hasPrefix("billingAccounts/") ? String(text.dropFirst(16)) : text
        guard !isWellFormed(id) else { return nil }
        let capitals = String(decoding: id.utf8.map { $0.isLowerCaseLetter ? $0 - 32 : $0 }, as: UTF8.self)
        guard isWellFormed(capitals) else {
            return NameProblem(
                "this is not of a billing account's form",
                hint: "one is like 012345-567890-ABCDEF: gcloud billing accounts list"
            )
        }
        return NameProblem(
            "the letters of a billing account are capitals",
            hint: "in capitals: \(capitals)",
            replacement: capitals
        )
    }

    private static func isWellFormed(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 3
            && parts.allSatisfy { part in
                part.utf8.count == 6
                    && part.utf8.allSatisfy {
                        $0.isDecimalDigit || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains($0)
                    }
            }
    }
}
