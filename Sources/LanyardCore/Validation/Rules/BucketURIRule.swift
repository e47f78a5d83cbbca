/// What ``BucketURI`` says of BUCKET_URI and its like.
struct BucketURIRule: NameRule {
    let name = "bucket-uri"
    let summary = "A bucket's URI is gs:// and a name that Cloud Storage takes."
    let meaning = VariableMeaning.bucketURI
}
