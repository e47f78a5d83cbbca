/// The name of a service account within its project, as in `ray-ai-training`.
///
/// 6 to 30 characters, `[a-z]([-a-z0-9]*[a-z0-9])`. Source: `accountId` of the IAM API, v1.
package enum ServiceAccountID {
    package static func check(_ text: String) -> NameProblem? {
        if text.isEmpty { return NameProblem("a service account's name may not be empty") }
        if let at = text.utf8.firstIndex(of: UInt8(ascii: "@")), check(String(text[..<at])) == nil {
            return NameProblem(
                "this is an e-mail address, not the account's name alone",
                hint: "the name alone: \(text[..<at])",
                replacement: String(text[..<at])
            )
        }
        if let character = text.firstOutside(lettersDigitsAnd: "-") {
            let lowered = text.inLowerCase
            return NameProblem(
                "a service account's name has only lower-case letters, digits and hyphens, not \(String.named(character))",
                hint: lowered != text && check(lowered) == nil ? "in lower case: \(lowered)" : nil,
                replacement: lowered != text && check(lowered) == nil ? lowered : nil
            )
        }
        guard (6...30).contains(text.utf8.count) else {
            return .length("a service account's name has 6 to 30 characters", of: text)
        }
        if !text.startsWithLetter { return NameProblem("a service account's name starts with a letter") }
        return text.endsWithHyphen ? NameProblem("a service account's name does not end with a hyphen") : nil
    }
}
