/// An image in Artifact Registry or Container Registry, as in
/// `us-central1-docker.pkg.dev/ray-whisper/ray-whisper-tune/train:v1`.
///
/// Source: the reference grammar of Docker's `distribution/reference`, and Artifact Registry's documentation, "Repository
/// and image names". Images elsewhere (Docker Hub) are nobody's business here.
package enum ImagePath {
    package struct Parts: Equatable, Sendable {
        /// A region or multi-region; nil for `gcr.io`, which names none.
        package var location: String?
        package var project: String
        /// Nil for `gcr.io`.
        package var repository: String?
    }

    private static let suffix = "-docker.pkg.dev"
    private static let form = "an image is named like us-central1-docker.pkg.dev/PROJECT/REPOSITORY/IMAGE"

    /// Whether the text names an image in a registry of Google's.
    package static func isGoogles(_ text: String) -> Bool {
        let host = text.prefix { $0 != "/" }
        return host.hasSuffix(suffix) || host.hasSuffix(".pkg.dev") || host == "gcr.io" || host.hasSuffix(".gcr.io")
    }

    package static func check(_ text: String) -> NameProblem? {
        guard isGoogles(text) else { return nil }
        let (path, problem) = withoutTag(text)
        if let problem { return problem }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        if parts.contains(where: \.isEmpty) {
            return NameProblem("a part of the image's path is empty", hint: form)
        }
        let host = parts[0]
        if host.hasSuffix(".gcr.io") || host == "gcr.io" {
            guard parts.count >= 3 else { return NameProblem("behind the host stand project and image", hint: form) }
        } else {
            guard host.hasSuffix(suffix) else {
                return NameProblem("images lie in hosts named LOCATION-docker.pkg.dev", hint: form)
            }
            let location = String(host.dropLast(suffix.utf8.count))
            guard Region.multiRegions.contains(location) || Region.isWellFormed(location) else {
                return NameProblem("its host names no location", hint: form)
            }
            guard parts.count >= 4 else {
                return NameProblem("behind the host stand project, repository and image", hint: form)
            }
            if let problem = RepositoryID.check(String(parts[2])) { return NameProblem(problem.message, hint: form) }
        }
        return checkImage(parts.dropFirst(2))
    }

    package static func parts(of text: String) -> Parts? {
        guard isGoogles(text), check(text) == nil else { return nil }
        let parts = withoutTag(text).path.split(separator: "/").map { String($0) }
        guard parts[0].hasSuffix(suffix) else { return Parts(location: nil, project: parts[1], repository: nil) }
        return Parts(location: String(parts[0].dropLast(suffix.utf8.count)), project: parts[1], repository: parts[2])
    }

    /// The path without `:TAG` or `@sha256:…`.
    private static func withoutTag(_ text: String) -> (path: Substring, problem: NameProblem?) {
        if let at = text.firstIndex(of: "@") {
            let digest = text[text.index(after: at)...]
            let digits = digest.dropFirst(7).utf8
            let isDigest =
                digest.hasPrefix("sha256:") && digits.count == 64
                && digits.allSatisfy { $0.isDecimalDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0) }
            return (text[..<at], isDigest ? nil : NameProblem("behind the @ stands sha256: and 64 hexadecimal digits"))
        }
        guard let colon = text.lastIndex(of: ":"), !text[colon...].contains("/") else { return (text[...], nil) }
        let tag = text[text.index(after: colon)...]
        let isTag =
            (1...128).contains(tag.utf8.count) && tag.utf8.first != UInt8(ascii: ".")
            && tag.utf8.first != UInt8(ascii: "-")
            && tag.utf8.allSatisfy { $0.isLowerCaseLetterOrDigit || $0.isUpperCaseLetter || "_.-".utf8.contains($0) }
        return (text[..<colon], isTag ? nil : NameProblem("a tag has 1 to 128 letters, digits, dots, hyphens and _"))
    }

    private static func checkImage(_ parts: ArraySlice<Substring>) -> NameProblem? {
        for part in parts {
            if let character = part.firstOutside(lettersDigitsAnd: "-_.") {
                return NameProblem(
                    "an image's path has only lower-case letters, digits, hyphens, underscores and dots, "
                        + "not \(String.named(character))"
                )
            }
            guard part.utf8.first?.isLowerCaseLetterOrDigit == true, part.utf8.last?.isLowerCaseLetterOrDigit == true
            else { return NameProblem("each part of an image's path starts and ends with a letter or a digit") }
        }
        return nil
    }
}
