/// The number that Google gives a project, as in `123456789012`: 1 to 19 digits.
///
/// Source: gcloud and Terraform's provider, which tell numbers from ids by it. It is not accepted where an id is wanted.
package enum ProjectNumber {
    package static func check(_ text: some StringProtocol) -> NameProblem? {
        guard !text.isEmpty, text.utf8.allSatisfy(\.isDecimalDigit) else {
            return NameProblem("a project number consists of digits")
        }
        return text.utf8.count <= 19 ? nil : .length("a project number has up to 19 digits", of: text)
    }
}
