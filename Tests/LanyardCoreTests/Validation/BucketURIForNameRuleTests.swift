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
                "export BUCKET=ray-3fa\nlist() { gsutil mb «$BUCKET»; }\n",
                "gsutil wants the bucket's URI here, not its name",
                "write ${BUCKET_URI}, or gs:// before it"
            ),
            RuleCase(
                "export BUCKET_URI=gs://ray-3fa\nlist() { gsutil ls «\"gs://${BUCKET_URI}/x\"»; }\n",
                "gs:// stands twice here: BUCKET_URI begins with it",
                "write ${BUCKET_URI} alone"
            ),
            RuleCase(
                "export BUCKET=gs://ray-3fa\nexport BUCKET_URI=«gs://$BUCKET»\n",
                "gs:// stands twice here: BUCKET begins with it",
                "write ${BUCKET} alone"
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
            "export BUCKET=gs://my-bucket-1\nlist() { gsutil mb $BUCKET; gcloud storage ls \"${BUCKET}/x\"; }\n",
            "export BUCKET_NAME=ray-3fa\nup() { gsutil cp $BUCKET_NAME.tar.gz \"${BUCKET_NAME}\"-local gs://ray-3fa; }\n",
            "export BUCKET_NAME=ray-3fa\nlist() { gsutil ls \"gs://${BUCKET_NAME}\"; gcloud projects list $BUCKET_NAME; }\n",
        ]
    )
    func good(_ text: String) {
        expectNothing(in: text)
    }

    @Test(
        "what a page sources tells as much",
        arguments: [("BUCKET=gs://b-1", nil), ("BUCKET=b-1", "gs://$BUCKET"), ("X=1", "$BUCKET")] as [(String, String?)]
    )
    func sourced(_ assignment: String, _ expected: String?) throws {
        let folder = try ScratchFolder()
        try folder.write("env.sh", Array("export \(assignment)\n".utf8))
        let page = SourceText(path: "README.md", bytes: Array("```sh\n. ./env.sh\ngsutil mb $BUCKET\n```\n".utf8))
        let blocks = ShellBlocks(of: page)
        let script = CheckedScript(
            blocks.code,
            in: folder.surroundings({ _ in nil }, sourcePath: "./README.md"),
            blocks: blocks.ranges,
            draw: { String(repeating: "0", count: $0) },
            isAllowed: { _ in true }
        )
        let found = Rules.findings(in: script)
        #expect(found.count == (expected == nil ? 0 : 1))
        let fixed = String(decoding: FixedText(page.bytes, found).bytes, as: UTF8.self)
        #expect(fixed.contains("gsutil mb \(expected ?? "$BUCKET")\n"))
    }

    /// The page, its commands' fixes made; nil where nothing is found.
    private func mended(_ page: String, environment: [String: String] = [:]) -> String? {
        let text = SourceText(path: "README.md", bytes: Array(page.utf8))
        let blocks = ShellBlocks(of: text)
        let script = CheckedScript(
            blocks.code,
            environment: { environment[$0].map { ByteString($0) } },
            blocks: blocks.ranges
        )
        let found = Rules.findings(in: script)
        #expect(found.allSatisfy { $0.rule == "bucket-uri-for-name" })
        return found.isEmpty ? nil : String(decoding: FixedText(text.bytes, found).bytes, as: UTF8.self)
    }

    @Test(
        "of a page's commands the value decides; what is not known is not mended",
        arguments: [
            ("BUCKET=gs://my-bucket-1\ngsutil mb $BUCKET", nil),
            ("BUCKET=b-1\ngsutil mb $BUCKET", "gsutil mb gs://$BUCKET"),
            ("gsutil mb $BUCKET", "gsutil mb $BUCKET"), ("$ gsutil mb $BUCKET_NAME", "$ gsutil mb $BUCKET_NAME"),
            ("$ gsutil mb $KNOWN_BUCKET_NAME", "$ gsutil mb gs://$KNOWN_BUCKET_NAME"),
            ("BUCKET=b-1\nBUCKET=gs://b-1\ngsutil mb $BUCKET\ngsutil mb gs://$BUCKET", nil),
            ("sudo gsutil mb $KNOWN_BUCKET_NAME", "sudo gsutil mb gs://$KNOWN_BUCKET_NAME"),
            ("sudo -E -u me gsutil mb $KNOWN_BUCKET_NAME", "sudo -E -u me gsutil mb gs://$KNOWN_BUCKET_NAME"),
            ("me@host:~$ gsutil mb $KNOWN_BUCKET_NAME", "me@host:~$ gsutil mb gs://$KNOWN_BUCKET_NAME"),
            ("gcsfuse ${BUCKET_URI} /mnt/a", "gcsfuse ${BUCKET_URI#gs://} /mnt/a"),
            ("sudo gcsfuse -o ro \"$BUCKET_URI\" /mnt", "sudo gcsfuse -o ro \"${BUCKET_URI#gs://}\" /mnt"),
            ("gcsfuse 'gs://b-1' /mnt", "gcsfuse 'b-1' /mnt"), ("gcsfuse $BUCKET_NAME /mnt", nil),
            ("gsutil mb $URI_BUCKET_NAME", nil), ("gsutil ls gs://$BUCKET_URI", "gsutil ls gs://$BUCKET_URI"),
            ("BUCKET_URI=gs://b-1\ngsutil ls gs://$BUCKET_URI", "gsutil ls $BUCKET_URI"),
            ("gsutil mb $BUCKET_NAME\ngsutil ls $BUCKET_URI", "gsutil mb ${BUCKET_URI}\ngsutil ls $BUCKET_URI"),
        ] as [(String, String?)]
    )
    func pages(_ commands: String, _ expected: String?) throws {
        let environment = ["KNOWN_BUCKET_NAME": "b-1", "URI_BUCKET_NAME": "gs://b-1"]
        let found = mended("```sh\n\(commands)\n```\n", environment: environment)
        if let expected {
            #expect(try #require(found).hasSuffix("\(expected)\n```\n"))
        } else {
            #expect(found == nil)
        }
    }
}
