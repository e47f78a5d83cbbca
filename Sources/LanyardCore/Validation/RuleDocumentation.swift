/// The page of a rule, which `lanyard check --explain` shows.
///
/// The examples are the rule's tests as well: the rule finds what is marked in a bad one, and nothing in a good one.
package struct RuleDocumentation: Sendable {
    /// Why it matters and what to do, in whole sentences; paragraphs apart by an empty line.
    package var explanation: String
    /// Who says so: a man page, an RFC, a page of Google Cloud's documentation.
    package var source: String
    /// Files with a fault, whose words stand between « and ».
    package var bad: [String]
    package var good: [String]
    /// What the caller's environment holds in the bad examples, which tell of it in a comment.
    package var environment: [String: String]
    /// What gcloud calls its project in them.
    package var gcloudProject: String?

    package init(
        explanation: String,
        source: String,
        bad: [String],
        good: [String],
        environment: [String: String] = [:],
        gcloudProject: String? = nil
    ) {
        self.explanation = explanation
        self.source = source
        self.bad = bad
        self.good = good
        self.environment = environment
        self.gcloudProject = gcloudProject
    }
}
