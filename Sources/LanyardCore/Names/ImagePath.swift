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

    /// Whether the text names an image in a registry of Google's, be it as a URL.
    package static func isGoogles(_ text: String) -> Bool {
        let host = withoutScheme(text).prefix { $0 != "/" }
        return host.hasSuffix(suffix) || host.hasSuffix(".pkg.dev") || host == "gcr.io" || host.hasSuffix(".gcr.io")
    }

    package static func check(_ text: String) -> NameProblem? {
        guard isGoogles(text) else { return nil }
        let bare = String(withoutScheme(text))
        guard bare.utf8.count == text.utf8.count else {
            let isRight = check(bare).map(\.isWarning) ?? true
            return NameProblem(
                "an image's path has no scheme",
                hint: isRight ? "without it: \(visible(bare))" : form,
                replacement: isRight ? bare : nil
            )
        }
        let (path, problem) = withoutTag(text)
        if let problem { return problem }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        if parts.contains(where: \.isEmpty) {
            return NameProblem("a part of the image's path is empty", hint: form)
        }
        var unknown: NameProblem?
        let host = parts[0]
        if host.hasSuffix(".gcr.io") || host == "gcr.io" {
            guard parts.count >= 3 else { return NameProblem("behind the host stand project and image", hint: form) }
        } else {
            guard host.hasSuffix(suffix) else {
                return NameProblem("images lie in hosts named LOCATION-docker.pkg.dev", hint: form)
            }
            let location = String(host.dropLast(suffix.utf8.count))
            unknown = checkLocation(location)
            if let unknown, !unknown.isWarning { return unknown }
            guard parts.count >= 4 else {
                return NameProblem("behind the host stand project, repository and image", hint: form)
            }
            if let problem = RepositoryID.check(String(parts[2])) { return NameProblem(problem.message, hint: form) }
        }
        return checkPath(parts.dropFirst()) ?? unknown
    }

    private static func checkLocation(_ location: String) -> NameProblem? {
        if Region.known.contains(location) || Region.multiRegions.contains(location) { return nil }
        let likely = NameSuggestion.nearest(to: location, among: Array(Region.known.union(Region.multiRegions)))
            .map { "did you mean \($0)?" }
        guard Region.isWellFormed(location) else {
            return NameProblem("its host names no location", hint: likely ?? form)
        }
        return NameProblem(
            "no location of its host's name is known to this version of Lanyard",
            hint: likely ?? "gcloud artifacts locations list",
            isWarning: true
        )
    }

    package static func parts(of text: String) -> Parts? {
        guard isGoogles(text), check(text).map(\.isWarning) ?? true else { return nil }
        var parts = withoutTag(text).path.split(separator: "/").map { String($0) }
        // A domain's project: example.com:ray is written example.com/ray.
        if parts.count > 3, parts[1].contains(".") {
            let id = parts.remove(at: 2)
            parts[1] += ":" + id
        }
        guard parts[0].hasSuffix(suffix) else { return Parts(location: nil, project: parts[1], repository: nil) }
        return Parts(location: String(parts[0].dropLast(suffix.utf8.count)), project: parts[1], repository: parts[2])
    }

    private static func withoutScheme(_ text: String) -> Substring {
        for scheme in ["https://", "http://"] where text.hasPrefix(scheme) { return text.dropFirst(scheme.count) }
        return text[...]
    }

    /// The path without `:TAG` and `@sha256:…`: Docker takes either, and both.
    private static func withoutTag(_ text: String) -> (path: Substring, problem: NameProblem?) {
        var path = text[...]
        var problem: NameProblem?
        if let at = text.firstIndex(of: "@") {
            let digest = text[text.index(after: at)...]
            let digits = digest.dropFirst(7).utf8
            let isDigest =
                digest.hasPrefix("sha256:") && digits.count == 64
                && digits.allSatisfy { $0.isDecimalDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0) }
            path = text[..<at]
            if !isDigest { problem = NameProblem("behind the @ stands sha256: and 64 hexadecimal digits") }
        }
        guard let colon = path.lastIndex(of: ":"), !path[colon...].contains("/") else { return (path, problem) }
        let tag = path[path.index(after: colon)...]
        let isTag =
            (1...128).contains(tag.utf8.count) && tag.utf8.first != UInt8(ascii: ".")
            && tag.utf8.first != UInt8(ascii: "-")
            && tag.utf8.allSatisfy { $0.isLowerCaseLetterOrDigit || $0.isUpperCaseLetter || "_.-".utf8.contains($0) }
        if !isTag { problem = problem ?? NameProblem("a tag has 1 to 128 letters, digits, dots, hyphens and _") }
        return (path[..<colon], problem)
    }

    private static func checkPath(_ parts: ArraySlice<Substring>) -> NameProblem? {
        for part in parts {
            if let character = part.firstOutside(lettersDigitsAnd: "-_.") {
                return NameProblem(
                    "an image's path has only lower-case letters, digits, hyphens, underscores and dots, "
                        + "not \(String.named(character))"
                )
            }
            guard part.utf8.first?.isLowerCaseLetterOrDigit == true, part.utf8.last?.isLowerCaseLetterOrDigit == true
            else { return NameProblem("each part of an image's path starts and ends with a letter or a digit") }
            let signs = part.utf8.split { $0.isLowerCaseLetterOrDigit }.map { String(Substring($0)) }
            guard signs.allSatisfy({ [".", "_", "__"].contains($0) || $0.utf8.allSatisfy { $0 == UInt8(ascii: "-") } })
            else {
                return NameProblem("in an image's path a dot, one or two underscores, or hyphens stand between letters")
            }
        }
        return nil
    }
}
