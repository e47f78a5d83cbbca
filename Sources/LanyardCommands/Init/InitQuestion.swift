import LanyardCore

/// One thing that `lanyard init` must know: the flag that tells it, the words that ask for it, and its rule.
struct InitQuestion: Sendable {
    let flag: String
    let words: String
    let check: @Sendable (String) -> NameProblem?

    static let account = InitQuestion(flag: "--account", words: "Your Google account", check: UserAccount.check)
    static let project = InitQuestion(flag: "--project", words: "Project id", check: checkProject)
    static let region = InitQuestion(flag: "--region", words: "Region", check: Region.check)
    static let serviceAccountName = InitQuestion(
        flag: "--service-account-name",
        words: "Service account's name",
        check: ServiceAccountID.check
    )
    static let repository = InitQuestion(flag: "--repo", words: "Repository of images", check: RepositoryID.check)

    /// The names that the template makes of an id do not hold for the legacy form with a domain.
    private static func checkProject(_ text: String) -> NameProblem? {
        if let problem = ProjectID.check(text), !problem.isWarning || text.contains(":") {
            guard problem.isWarning else { return problem }
            return NameProblem(
                "the ids of a domain's projects make other addresses than this file would",
                hint: "write env.sh by hand, and let lanyard check read it"
            )
        }
        return ProjectID.check(text)
    }
}
