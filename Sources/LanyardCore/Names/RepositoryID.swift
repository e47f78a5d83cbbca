/// A repository of Artifact Registry, as in `ray-whisper-tune`.
///
/// `^[a-z]([a-z0-9-]*[a-z0-9])?$`, up to 63 characters, and the names that stand in for Container Registry. Source:
/// gcloud, `artifacts repositories create`.
package enum RepositoryID {
    private static let containerRegistry: Set<String> = ["gcr.io", "us.gcr.io", "eu.gcr.io", "asia.gcr.io"]

    package static func check(_ text: String) -> NameProblem? {
        if containerRegistry.contains(text) { return nil }
        if text.isEmpty { return NameProblem("a repository's name may not be empty") }
        if let character = text.firstOutside(lettersDigitsAnd: "-") {
            let lowered = text.inLowerCase
            return NameProblem(
                "a repository's name has only lower-case letters, digits and hyphens, not \(String.named(character))",
                hint: lowered != text && check(lowered) == nil ? "in lower case: \(lowered)" : nil,
                replacement: lowered != text && check(lowered) == nil ? lowered : nil
            )
        }
        guard text.utf8.count <= 63 else { return .length("a repository's name has up to 63 characters", of: text) }
        if !text.startsWithLetter { return NameProblem("a repository's name starts with a letter") }
        return text.endsWithHyphen ? NameProblem("a repository's name does not end with a hyphen") : nil
    }
}
