import LanyardCore
import Testing

@Suite("bucket-uri")
struct BucketURIRuleTests {
    @Test(
        "what no bucket's URI is",
        arguments: [
            RuleCase(
                "export BUCKET_URI=«gs://Ray-3fa»\n",
                "BUCKET_URI is \"gs://Ray-3fa\": a bucket's name has only lower-case letters, digits, hyphens, "
                    + "underscores and dots, not \"R\", a capital",
                "in lower case: gs://ray-3fa"
            ),
            RuleCase(
                "export BUCKET_URI=«GS://ray-3fa»\n",
                "BUCKET_URI is \"GS://ray-3fa\": the scheme of a bucket's URI is written gs://",
                "write gs://ray-3fa"
            ),
            RuleCase(
                "export BUCKET_URI=«gs://ray-3fa/folder»\n",
                .warning,
                "BUCKET_URI is \"gs://ray-3fa/folder\": there is more than a bucket in it",
                "the bucket alone: gs://ray-3fa"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "bucket-uri")
    }

    @Test("what is one")
    func good() {
        expectNothing(in: "export BUCKET_URI=gs://ray-3fa\n")
    }

    @Test(
        "the scheme is put right, and stands once",
        arguments: [("GS://ray-3fa", "gs://ray-3fa"), ("gs://gs://ray-3fa", "gs://ray-3fa"), ("GS://Ray", "GS://Ray")]
    )
    func fix(_ text: String, _ expected: String) {
        for name in ["BUCKET_URI", "BUCKET"] {
            let bytes = Array("export \(name)=\(text)\n".utf8)
            let found = Rules.findings(in: CheckedScript(SourceText(path: "env.sh", bytes: bytes)))
            #expect(found.map(\.rule) == ["bucket-uri"])
            let fixed = String(decoding: FixedText(bytes, found).bytes, as: UTF8.self)
            #expect(fixed == "export \(name)=\(expected)\n")
        }
    }
}
