/// A bucket of Cloud Storage, as in `ray-whisper-3fa`.
///
/// 3 to 63 lower-case letters, digits, hyphens, underscores and dots, a letter or digit first and last; with dots up to
/// 222, each part up to 63; no IPv4 address; not starting with goog, not containing google or what looks like it.
/// Source: Cloud Storage documentation, "About Cloud Storage buckets", bucket names.
package enum BucketName {
    package static func check(_ text: String) -> NameProblem? {
        if text.isEmpty { return NameProblem("a bucket's name may not be empty") }
        if BucketURI.hasScheme(text) {
            let name = String(text.dropFirst(5))
            return NameProblem(
                "this is a bucket's URI, not its name alone",
                hint: check(name) == nil ? "the name alone: \(name)" : nil,
                replacement: check(name) == nil ? name : nil
            )
        }
        if let character = text.firstOutside(lettersDigitsAnd: "-_.") {
            let lowered = text.inLowerCase
            return NameProblem(
                "a bucket's name has only lower-case letters, digits, hyphens, underscores and dots, "
                    + "not \(String.named(character))",
                hint: lowered != text && check(lowered) == nil ? "in lower case: \(lowered)" : nil,
                replacement: lowered != text && check(lowered) == nil ? lowered : nil
            )
        }
        return checkLengths(text) ?? checkEnds(text) ?? checkWords(text)
    }

    private static func checkLengths(_ text: String) -> NameProblem? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 1 {
            return (3...63).contains(text.utf8.count)
                ? nil : .length("a bucket's name has 3 to 63 characters", of: text)
        }
        guard (3...222).contains(text.utf8.count) else {
            return .length("a bucket's name with dots has 3 to 222 characters", of: text)
        }
        guard let part = parts.first(where: { !(1...63).contains($0.utf8.count) }) else { return nil }
        return .length("each part of a bucket's name with dots has 1 to 63 characters", of: part)
    }

    private static func checkEnds(_ text: String) -> NameProblem? {
        guard text.utf8.first?.isLowerCaseLetterOrDigit == true else {
            return NameProblem("a bucket's name starts with a letter or a digit")
        }
        guard text.utf8.last?.isLowerCaseLetterOrDigit == true else {
            return NameProblem("a bucket's name ends with a letter or a digit")
        }
        return nil
    }

    private static func checkWords(_ text: String) -> NameProblem? {
        let parts = text.split(separator: ".")
        if parts.count == 4, parts.allSatisfy({ $0.utf8.allSatisfy(\.isDecimalDigit) && (Int($0) ?? 256) <= 255 }) {
            return NameProblem("a bucket's name may not be an IP address")
        }
        if text.hasPrefix("goog") { return NameProblem("a bucket's name may not start with \"goog\"") }
        guard lookedAt(text).contains("google") else { return nil }
        return NameProblem(
            "a bucket's name may not contain \"google\"" + (text.contains("google") ? "" : " or what looks like it")
        )
    }

    /// Digits read as the letters that they look like: `g00g1e` as `google`.
    private static func lookedAt(_ text: String) -> String {
        String(
            text.map { character in
                switch character {
                case "0": "o"
                case "1": "l"
                case "3": "e"
                default: character
                }
            }
        )
    }
}
