/// What ``BucketURI`` says of BUCKET_URI and its like.
struct BucketURIRule: NameRule {
    let name = "bucket-uri"
    let summary = "The URI of a bucket is gs:// and a name that Cloud Storage takes."
    let meaning = VariableMeaning.bucketURI
    let documentation = RuleDocumentation(
        explanation: """
            A bucket's URI is gs:// and its name. A path behind it is a folder's URI, which tools that make \
            buckets do not take: a warning.
            """,
        source: "Cloud Storage documentation, gcloud storage: URI format",
        bad: [
            "export BUCKET_URI=«gs://Ray-3fa»\n",
            "export BUCKET_URI=«gs://ray-3fa/folder»\n",
            "export BUCKET_URI=«GS://ray-3fa»\n",
        ],
        good: [
            "export BUCKET_URI=gs://ray-3fa\n"
        ]
    )

    /// A name alone, and gs:// before a variable that holds it: bucket-uri-for-name tells these.
    func isOthers(_ value: CheckedValue) -> Bool {
        BucketName.check(value.text) == nil || (!value.isLiteral && value.text.hasPrefix("gs://gs://"))
    }

    func saysItself(_ value: CheckedValue) -> Bool { BucketURI.hasScheme(value.text) }
}
