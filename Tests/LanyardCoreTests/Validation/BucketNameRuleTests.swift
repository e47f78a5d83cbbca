import LanyardCore
import Testing

@Suite("bucket-name")
struct BucketNameRuleTests {
    @Test(
        "what no bucket's name is",
        arguments: [
            RuleCase(
                "salt=_\nexport BUCKET_NAME=«\"ray-$salt\"»\n",
                "BUCKET_NAME is \"ray-_\": a bucket's name ends with a letter or a digit"
            ),
            RuleCase(
                "export BUCKET_NAME=«my-g00gle-data»\n",
                "BUCKET_NAME is \"my-g00gle-data\": a bucket's name may not contain \"google\" or what looks like it"
            ),
            RuleCase(
                "export DATA_BUCKET=«ab»\n",
                .warning,
                "DATA_BUCKET is \"ab\": a bucket's name has 3 to 63 characters, this one has 2"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "bucket-name")
    }

    @Test(
        "what is one, and what is none of Google Cloud's",
        arguments: ["BUCKET_NAME=ray-3fa", "BUCKET=data.example.com", "BUCKET=gs://ray-3fa", "AWS_BUCKET=X"]
    )
    func good(_ assignment: String) {
        expectNothing(in: "export \(assignment)\n")
    }

    @Test("a byte that is no UTF-8 makes no name of what is none, and nothing is written in its place")
    func bytes() {
        let lines = ["export BUCKET_NAME=\"a::b#\"\n", "export REGION=US-Central1#\n"]
        let text = lines.joined().utf8.map { $0 == UInt8(ascii: "#") ? 0xff : $0 }
        let found = Rules.findings(in: CheckedScript(SourceText(path: "env.sh", bytes: text)))
        #expect(found.map(\.rule) == ["bucket-name", "region"])
        #expect(found.allSatisfy { $0.severity == .error && $0.fix == nil })
    }
}
