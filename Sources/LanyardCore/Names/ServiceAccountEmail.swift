/// The e-mail address by which a service account is known, as in
/// `ray-ai-training@ray-whisper.iam.gserviceaccount.com`.
///
/// Besides accounts that people make there are those that Google makes: `NUMBER-compute@developer`,
/// `PROJECT@appspot`, `NUMBER@cloudbuild`, `NUMBER@cloudservices` (each `.gserviceaccount.com`) and service agents
/// (`service-NUMBER@gcp-sa-NAME.iam.gserviceaccount.com`, and Cloud SQL's `pNUMBER-x1y2z3`). The project of a domain
/// stands as `PROJECT.DOMAIN`.
/// Source: IAM documentation, "Types of service accounts".
package enum ServiceAccountEmail {
    private static let member = "serviceAccount:"
    static let suffix = ".gserviceaccount.com"
    private static let form = "an account is named like NAME@PROJECT.iam.gserviceaccount.com"

    /// Never a warning: an address is either of a legal form, or no service account's.
    package static func check(_ text: String) -> NameProblem? {
        if text.isEmpty { return NameProblem("a service account's address may not be empty", hint: form) }
        if let bare = text[...].withoutPrefix(member) {
            let isRight = check(String(bare)) == nil
            return NameProblem(
                "the prefix \(member) belongs to members of IAM policies, not to an address",
                hint: isRight ? "without it: \(bare)" : form,
                replacement: isRight ? String(bare) : nil
            )
        }
        // By bytes: every credential helper checks the account that it is to get a token for.
        let sign = UInt8(ascii: "@")
        guard let at = text.utf8.firstIndex(of: sign), text.utf8.lastIndex(of: sign) == at else {
            let count = text.utf8.count { $0 == sign }
            return NameProblem("an e-mail address has one @, this one has \(count)", hint: form)
        }
        guard let service = text[text.utf8.index(after: at)...].withoutSuffix(suffix) else {
            return NameProblem("no service account's address: it does not end with \(suffix)", hint: form)
        }
        return check(local: String(text[..<at]), service: service, text)
    }

    private static func check(local: String, service: Substring, _ text: String) -> NameProblem? {
        switch service {
        case "developer": return checkNumbered(local, form: "NUMBER-compute@developer\(suffix)")
        case "cloudbuild", "cloudservices":
            return ProjectNumber.check(local).map { NameProblem($0.message, hint: "NUMBER@\(service)\(suffix)") }
        case "appspot": return checkProject(local[...])
        default: break
        }
        guard let project = service.withoutSuffix(".iam") else {
            return NameProblem(
                "no kind of service account has that domain",
                hint: checkProject(service) == nil && ServiceAccountID.check(local) == nil
                    ? "with iam in it: \(local)@\(service).iam\(suffix)" : form,
                replacement: checkProject(service) == nil && ServiceAccountID.check(local) == nil
                    ? "\(local)@\(service).iam\(suffix)" : nil
            )
        }
        if project.hasPrefix("gcp-sa-") { return checkAgent(local, project) }
        if let problem = ServiceAccountID.check(local) { return NameProblem(problem.message, hint: form) }
        return checkProject(project)
    }

    /// `123-compute`, and the older `123` and `123-abc`.
    private static func checkNumbered(_ local: String, form: String) -> NameProblem? {
        let number = local.prefix { $0 != "-" }
        let rest = local.dropFirst(number.count + 1)
        guard ProjectNumber.check(number) == nil, rest.utf8.allSatisfy(\.isLowerCaseLetterOrDigit),
            !local.endsWithHyphen
        else { return NameProblem("before the @ of a default account stands a project's number", hint: form) }
        return nil
    }

    private static func checkAgent(_ local: String, _ project: Substring) -> NameProblem? {
        let number = local.split(separator: "-").last ?? ""
        if project == "gcp-sa-cloud-sql", isInstance(local) { return nil }
        guard local.hasPrefix("service-"), ProjectNumber.check(number) == nil, DomainName.isLabel(project) else {
            return NameProblem("no service agent's address", hint: "service-NUMBER@gcp-sa-NAME.iam\(suffix)")
        }
        return nil
    }

    /// `pNUMBER-x1y2z3`: each instance of Cloud SQL has an account of its own.
    private static func isInstance(_ local: String) -> Bool {
        let parts = local.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 2 && local.hasPrefix("p") && ProjectNumber.check(parts[0].dropFirst()) == nil
            && !parts[1].isEmpty && parts[1].utf8.allSatisfy(\.isLowerCaseLetterOrDigit)
    }

    /// `PROJECT` or `PROJECT.DOMAIN`. Words that no new project's id may contain are none of an address's business.
    private static func checkProject(_ text: Substring) -> NameProblem? {
        let dot = text.utf8.firstIndex(of: UInt8(ascii: ".")) ?? text.endIndex
        let id = text[..<dot]
        let domain = text[dot...].dropFirst()
        if text.utf8.last == UInt8(ascii: ".") || (!domain.isEmpty && !DomainName.isDomain(domain)) {
            return NameProblem("the project in it has a malformed domain", hint: form)
        }
        guard (6...30).contains(id.utf8.count) else {
            return .length("the project id in it must have 6 to 30 characters", of: id)
        }
        let isWellFormed = id.firstOutside(lettersDigitsAnd: "-") == nil && !id.hasPrefix("-") && !id.endsWithHyphen
        return isWellFormed ? nil : NameProblem("the project id in it is malformed", hint: form)
    }

    /// Name and project of an account that people make; nil for every other text.
    package static func parts(_ text: String) -> (id: String, project: String)? {
        guard check(text) == nil, let at = text.firstIndex(of: "@"),
            let project = text[text.index(after: at)...].withoutSuffix(".iam" + suffix),
            !project.hasPrefix("gcp-sa-"), !project.contains(".")
        else { return nil }
        return (String(text[..<at]), String(project))
    }
}

extension Substring {
    fileprivate func withoutPrefix(_ prefix: String) -> Substring? {
        utf8.starts(with: prefix.utf8) ? self[utf8.index(startIndex, offsetBy: prefix.utf8.count)...] : nil
    }

    fileprivate func withoutSuffix(_ suffix: String) -> Substring? {
        let rest = utf8.count - suffix.utf8.count
        guard rest >= 0, utf8.dropFirst(rest).elementsEqual(suffix.utf8) else { return nil }
        return self[..<utf8.index(startIndex, offsetBy: rest)]
    }
}
