/// What ``BucketName`` says of BUCKET_NAME and its like.
struct BucketNameRule: NameRule {
    let name = "bucket-name"
    let summary = "A bucket's name is one that Cloud Storage takes."
    let meaning = VariableMeaning.bucketName
}
