/// A bucket as gsutil and gcloud want it named, as in `gs://ray-whisper-3fa`: `gs://` and its name.
///
/// Source: gcloud storage, "URI format". A path behind the name is a folder's URI: most tools take it, those that make
/// buckets do not.
package enum BucketURI {
    private static let scheme = "gs://"

    package static func check(_ text: String) -> NameProblem? {
        guard text.hasPrefix(scheme) else {
            if hasScheme(text) { return repaired(text, "the scheme of a bucket's URI is written gs://") }
            return NameProblem(
                "a bucket's URI starts with gs://",
                hint: BucketName.check(text) == nil ? "with it: gs://\(text)" : "a bucket's URI is like gs://BUCKET",
                replacement: BucketName.check(text) == nil ? "gs://\(text)" : nil
            )
        }
        let rest = text.dropFirst(scheme.count)
        if hasScheme(rest) { return repaired(String(rest), "gs:// stands twice in it") }
        let name = rest.prefix { $0 != "/" }
        if let problem = BucketName.check(String(name)) {
            return NameProblem(
                problem.message,
                hint: problem.hint?.hasPrefix("in lower case") == true
                    ? "in lower case: gs://\(name.inLowerCase)" : nil,
                replacement: problem.replacement.map { scheme + $0 + rest[name.endIndex...] }
            )
        }
        guard name.endIndex != rest.endIndex else { return nil }
        return NameProblem("there is more than a bucket in it", hint: "the bucket alone: gs://\(name)", isWarning: true)
    }

    /// Whether it begins with `gs://`, in small letters or not.
    static func hasScheme(_ text: some StringProtocol) -> Bool {
        String(text.prefix(scheme.count)).inLowerCase == scheme
    }

    /// The message, and the URI with one scheme as it should be, where nothing else is wrong with it.
    private static func repaired(_ text: String, _ message: String) -> NameProblem {
        let right = scheme + text.dropFirst(scheme.count)
        let isRight = check(right).map(\.isWarning) ?? true
        return NameProblem(
            message,
            hint: isRight ? "write \(right)" : "a bucket's URI is like gs://BUCKET",
            replacement: isRight ? right : nil
        )
    }
}
