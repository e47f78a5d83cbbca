import LanyardCore
import Testing

@Suite("bucket-uri-for-name")
struct BucketURIForNameRuleTests {
    @Test(
        "what it finds",
        arguments: [
            RuleCase(
                "export BUCKET_NAME=«gs://ray-3fa»\n",
                "BUCKET_NAME is \"gs://ray-3fa\": this is a bucket's URI, not its name alone",
                "the name alone: ray-3fa"
            ),
            RuleCase(
                "export BUCKET_URI=«ray-3fa»\n",
                "BUCKET_URI is \"ray-3fa\": a bucket's URI starts with gs://",
                "with it: gs://ray-3fa"
            ),
            RuleCase(
                "export BUCKET_NAME=ray-3fa\nexport BUCKET_URI=«gs://ray-4fb»\n",
                .warning,
                "BUCKET_URI is gs://ray-4fb, and BUCKET_NAME is ray-3fa",
                "write \"gs://${BUCKET_NAME}\""
            ),
            RuleCase(
                "export BUCKET_NAME=ray-3fa\nlist() { gcloud storage ls «$BUCKET_NAME/x»; }\n",
                "gcloud wants the bucket's URI here, not its name",
                "write ${BUCKET_URI}, or gs:// before it"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "bucket-uri-for-name")
    }

    @Test(
        "what it leaves alone",
        arguments: [
            "export BUCKET_NAME=ray-3fa\nlist() { gsutil ls \"gs://${BUCKET_NAME}\"; gcloud projects list $BUCKET_NAME; }\n"
        ]
    )
    func good(_ text: String) {
        expectNothing(in: text)
    }
}
