/// A bucket as gsutil and gcloud want it named, as in `gs://ray-whisper-3fa`: `gs://` and its name.
///
/// Source: gcloud storage, "URI format". A path behind the name is a folder's URI: most tools take it, those that make
/// buckets do not.
package enum BucketURI {
    package static func check(_ text: String) -> NameProblem? {
        guard text.hasPrefix("gs://") else {
            return NameProblem(
                "a bucket's URI starts with gs://",
                hint: BucketName.check(text) == nil ? "with it: gs://\(text)" : "a bucket's URI is like gs://BUCKET",
                replacement: BucketName.check(text) == nil ? "gs://\(text)" : nil
            )
        }
        let rest = text.dropFirst(5)
        let name = rest.prefix { $0 != "/" }
        if let problem = BucketName.check(String(name)) {
            return NameProblem(
                problem.message,
                hint: problem.hint?.hasPrefix("in lower case") == true
                    ? "in lower case: gs://\(name.inLowerCase)" : nil,
                replacement: problem.replacement.map { "gs://" + $0 + rest[name.endIndex...] }
            )
        }
        guard name.endIndex != rest.endIndex else { return nil }
        return NameProblem("there is more than a bucket in it", hint: "the bucket alone: gs://\(name)", isWarning: true)
    }
}
