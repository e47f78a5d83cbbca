/// A zone, as in `us-central1-a`: a region, a hyphen and a letter.
///
/// Source: gcloud, `compute/zone`.
package enum Zone {
    package static func check(_ text: String) -> NameProblem? {
        if text.isEmpty { return NameProblem("a zone may not be empty", hint: "one of them: us-central1-a") }
        guard let region = region(of: text) else {
            let lowered = text.inLowerCase
            if lowered != text, check(lowered) == nil {
                return NameProblem(
                    "this is not of a zone's form",
                    hint: "in lower case: \(lowered)",
                    replacement: lowered
                )
            }
            return NameProblem(
                Region.isWellFormed(text) ? "this is a region, not a zone" : "this is not of a zone's form",
                hint: "a zone is named like us-central1-a"
            )
        }
        if let problem = Region.check(region), problem.isWarning { return problem }
        let letters = letters(in: region)
        guard let letter = text.last, !letters.contains(letter) else { return nil }
        return NameProblem(
            "no zone of that name is known to this version of Lanyard",
            hint: "there are " + letters.map { "\(region)-\($0)" }.joined(separator: ", "),
            isWarning: true
        )
    }

    /// The zones of a region; most have three. Source: Google Cloud, Regions and zones.
    private static func letters(in region: String) -> String {
        switch region {
        case "us-central1": "abcf"
        case "us-east1", "europe-west1": "bcd"
        // Of these no list is published.
        case "us-central2", "us-east7", "us-west8": "abcdefghijklmnopqrstuvwxyz"
        default: "abc"
        }
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
