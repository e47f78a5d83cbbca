/// What ``BucketName`` says of BUCKET_NAME and its like.
struct BucketNameRule: NameRule {
    let name = "bucket-name"
    let summary = "A bucket has a name that Cloud Storage takes."
    let meaning = VariableMeaning.bucketName
    let documentation = RuleDocumentation(
        explanation: """
            3 to 63 lower-case letters, digits, hyphens, underscores and dots, a letter or a digit first and \
            last; with dots up to 222, each part up to 63. It is no IP address, does not begin with goog, and \
            holds neither google nor what looks like it.
            """,
        source: "Cloud Storage documentation, About Cloud Storage buckets: bucket names",
        bad: [
            "export BUCKET_NAME=«Ray-3fa»\n",
            "export BUCKET_NAME=«goog-data»\n",
        ],
        good: [
            "export BUCKET_NAME=ray-whisper-3fa\n",
            "export S3_BUCKET=Any_Thing\n",
        ]
    )

    func isOthers(_ value: CheckedValue) -> Bool { BucketURI.hasScheme(value.text) }
}
