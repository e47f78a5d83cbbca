/// A region, as in `us-central1` or `europe-west12`.
///
/// A continent, a hyphen, a direction and a number. Well-formed names that are not listed here are a warning only, for
/// Google opens regions faster than Lanyard is released. Source of the list: gcloud 528, `command_lib/ai/constants.py`
/// and `core/docker/constants.py`.
package enum Region {
    package static let known: Set<String> = [
        "africa-south1",
        "asia-east1", "asia-east2", "asia-northeast1", "asia-northeast2", "asia-northeast3", "asia-south1",
        "asia-south2", "asia-southeast1", "asia-southeast2",
        "australia-southeast1", "australia-southeast2",
        "europe-central2", "europe-north1", "europe-north2", "europe-southwest1", "europe-west1", "europe-west2",
        "europe-west3", "europe-west4", "europe-west6", "europe-west8", "europe-west9", "europe-west10",
        "europe-west12",
        "me-central1", "me-central2", "me-west1",
        "northamerica-northeast1", "northamerica-northeast2", "northamerica-south1",
        "southamerica-east1", "southamerica-west1",
        "us-central1", "us-central2", "us-east1", "us-east4", "us-east5", "us-east7", "us-south1", "us-west1",
        "us-west2", "us-west3", "us-west4", "us-west8",
    ]

    /// Locations of Artifact Registry and Cloud Storage that span several regions.
    package static let multiRegions: Set<String> = ["us", "eu", "europe", "asia"]

    package static func check(_ text: String) -> NameProblem? {
        if known.contains(text) { return nil }
        if text.isEmpty { return NameProblem("a region may not be empty", hint: "one of them: us-central1") }
        if multiRegions.contains(text) {
            return NameProblem(
                "this is a multi-region, in which images and buckets may lie but nothing runs",
                hint: "a region is named like us-central1",
                isWarning: true
            )
        }
        if let region = Zone.region(of: text) {
            return NameProblem("this is a zone, not a region", hint: "its region: \(region)", replacement: region)
        }
        guard isWellFormed(text) else {
            let lowered = text.inLowerCase
            return NameProblem(
                "this is not of a region's form",
                hint: known.contains(lowered)
                    ? "in lower case: \(lowered)" : likely(text) ?? "a region is named like us-central1",
                replacement: known.contains(lowered) ? lowered : nil
            )
        }
        return NameProblem(
            "no region of that name is known to this version of Lanyard",
            hint: similar(to: text),
            isWarning: true
        )
    }

    /// `[a-z]+-[a-z]+[0-9]+`
    static func isWellFormed(_ text: some StringProtocol) -> Bool {
        let area = text.utf8.prefix(while: \.isLowerCaseLetter)
        let rest = text.utf8.dropFirst(area.count)
        guard !area.isEmpty, rest.first == UInt8(ascii: "-") else { return false }
        let direction = rest.dropFirst().prefix(while: \.isLowerCaseLetter)
        let digits = rest.dropFirst(1 + direction.count)
        return !direction.isEmpty && !digits.isEmpty && digits.allSatisfy(\.isDecimalDigit)
    }

    private static func similar(to text: String) -> String {
        let area = text.prefix { !$0.isNumber }
        let others = known.filter { $0.hasPrefix(area) }.sorted()
        guard others.isEmpty else { return "there are " + others.joined(separator: ", ") }
        return likely(text) ?? "gcloud compute regions list"
    }

    private static func likely(_ text: String) -> String? {
        NameSuggestion.only(near: text, among: Array(known)).map { "did you mean \($0)?" }
    }
}
