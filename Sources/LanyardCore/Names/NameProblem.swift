/// Why a text is not the name that it is meant to be.
///
/// The message goes on where a sentence named the text: `PROJECT_ID is "ray": a project id has 6 to 30 characters, this
/// one has 3`. It holds nothing of the text itself, and neither does the hint, unless made safe by ``visible(_:limit:)``.
package struct NameProblem: Equatable, Sendable, CustomStringConvertible {
    package var message: String
    package var hint: String?
    /// The one right name, where there is only one that can be meant.
    package var replacement: String?
    /// Legacy forms and well-formed names that are not known: unusual, but Google may accept them.
    package var isWarning: Bool

    package init(_ message: String, hint: String? = nil, replacement: String? = nil, isWarning: Bool = false) {
        self.message = message
        self.hint = hint
        self.replacement = replacement
        self.isWarning = isWarning
    }

    package var description: String { message }

    /// `this one has 3`, for rules about length.
    static func length(_ rule: String, of text: some StringProtocol) -> NameProblem {
        NameProblem("\(rule), this one has \(text.utf8.count)")
    }
}
