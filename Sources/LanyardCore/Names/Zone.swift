/// A zone, as in `us-central1-a`: a region, a hyphen and a letter.
///
/// Source: gcloud, `compute/zone`.
package enum Zone {
    package static func check(_ text: String) -> NameProblem? {
        if text.isEmpty { return NameProblem("a zone may not be empty", hint: "one of them: us-central1-a") }
        guard let region = region(of: text) else {
            return NameProblem(
                Region.isWellFormed(text) ? "this is a region, not a zone" : "this is not of a zone's form",
                hint: "a zone is named like us-central1-a"
            )
        }
        guard let problem = Region.check(region), problem.isWarning else { return nil }
        return problem
    }

    /// The region in which a zone lies; nil where the text is no zone.
    package static func region(of text: String) -> String? {
        guard let letter = text.utf8.last, letter.isLowerCaseLetter, text.dropLast().utf8.last == UInt8(ascii: "-")
        else {
            return nil
        }
        let region = text.dropLast(2)
        return Region.isWellFormed(region) ? String(region) : nil
    }
}
