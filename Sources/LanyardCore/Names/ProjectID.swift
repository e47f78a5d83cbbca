/// The id of a project, as in `ray-whisper`.
///
/// 6 to 30 lower-case letters, digits and hyphens; a letter first, no hyphen last; nothing with google, null, undefined
/// or ssl in it. Source: `projectId` of the Cloud Resource Manager API, v3. Projects from before that rule may have a
/// digit first, or belong to a domain (`example.com:old-project`).
package enum ProjectID {
    private static let reserved = ["google", "null", "undefined", "ssl"]

    package static func check(_ text: String) -> NameProblem? {
        if text.isEmpty { return NameProblem("a project id may not be empty") }
        if ProjectNumber.check(text) == nil {
            return NameProblem(
                "this is a project's number, not its id",
                hint: "gcloud projects describe \(text) --format='value(projectId)'"
            )
        }
        if let colon = text.firstIndex(of: ":") {
            return checkDomainScoped(domain: text[..<colon], id: text[text.index(after: colon)...])
        }
        return check(id: text[...])
    }

    private static func checkDomainScoped(domain: Substring, id: Substring) -> NameProblem? {
        guard DomainName.isDomain(domain) else {
            return NameProblem("before the colon of a project id stands a domain, as in example.com:project")
        }
        if let problem = check(id: id), !problem.isWarning { return problem }
        return NameProblem("project ids with a domain are a legacy form that new projects cannot have", isWarning: true)
    }

    private static func check(id: Substring) -> NameProblem? {
        if let character = id.firstOutside(lettersDigitsAnd: "-") {
            let lowered = id.inLowerCase
            return NameProblem(
                "a project id has only lower-case letters, digits and hyphens, not \(String.named(character))",
                hint: lowered != id && check(id: lowered[...]) == nil ? "in lower case: \(lowered)" : nil,
                replacement: lowered != id && check(id: lowered[...]) == nil ? lowered : nil
            )
        }
        guard (6...30).contains(id.utf8.count) else {
            return .length("a project id has 6 to 30 characters", of: id)
        }
        if !id.startsWithLetter, !id.startsWithDigit { return NameProblem("a project id starts with a letter") }
        if id.endsWithHyphen { return NameProblem("a project id does not end with a hyphen") }
        if let word = reserved.first(where: { id.contains($0) }) {
            return NameProblem("no project id may contain \"\(word)\"")
        }
        guard id.startsWithDigit else { return nil }
        if id.utf8.allSatisfy(\.isDecimalDigit) { return NameProblem("a project id does not consist of digits alone") }
        return NameProblem(
            "project ids that start with a digit are a legacy form that new projects cannot have",
            isWarning: true
        )
    }
}
