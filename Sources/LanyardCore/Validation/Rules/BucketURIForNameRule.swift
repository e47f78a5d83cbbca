/// A bucket's name in the place of its URI or the other way round, in values and in commands.
struct BucketURIForNameRule: ValidationRule {
    let name = "bucket-uri-for-name"
    let summary = "Where a bucket's URI is wanted stands no name, and the other way round."
    let appliesToPages = true
    let documentation = RuleDocumentation(
        explanation: """
            A bucket is called ray-whisper-3fa by APIs and libraries, and gs://ray-whisper-3fa by gsutil and \
            gcloud storage: gsutil mb ray-whisper-3fa fails, for without gs:// it takes the word for a file's \
            name, and gcsfuse takes gs:// for a part of the name. Where the value is known, it decides what a variable is; gs:// before a URI makes gs://gs://.
            """,
        source: "gsutil help naming; gcloud storage buckets create",
        bad: [
            "export BUCKET_NAME=«gs://ray-3fa»\n",
            "export BUCKET_URI=«ray-3fa»\n",
            "export BUCKET_NAME=ray-3fa\nexport BUCKET_URI=«gs://ray-4fb»\n",
            "export BUCKET=ray-3fa\nlist() { gsutil ls «$BUCKET»; }\n",
            "export BUCKET_URI=gs://ray-3fa\nlist() { gsutil ls «gs://$BUCKET_URI»; }\n",
        ],
        good: [
            "export BUCKET_NAME=ray-3fa\nexport BUCKET_URI=\"gs://${BUCKET_NAME}\"\n",
            "export BUCKET=gs://ray-3fa\nlist() { gsutil ls $BUCKET; }\n",
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        values(in: script) + BucketCommands.findings(in: script, self) + BucketMounts.findings(in: script, self)
    }

    private func values(in script: CheckedScript) -> [Finding] {
        let name = script.sound(.bucketName)
        return (script.values + script.otherValues).compactMap { value in
            var message: String?
            var hint: String?
            switch (value.meaning, value.problem) {
            case (.bucketName, let problem?) where BucketURI.hasScheme(value.text):
                (message, hint) = (problem.message, problem.hint)
            case (.bucketURI, let problem?) where BucketName.check(value.text) == nil:
                (message, hint) = (problem.message, problem.hint)
            case (.bucketURI, nil) where value.name == "BUCKET_URI":
                guard let name, value.text != "gs://" + name.text else { return nil }
                return finding(
                    .warning,
                    value.range,
                    in: script,
                    "BUCKET_URI is \(visible(value.text)), and \(name.name) is \(visible(name.text))",
                    hints: ["write \"gs://${\(name.name)}\""]
                )
            default: return nil
            }
            guard let message else { return nil }
            return finding(
                value.isCertain ? .error : .warning,
                value.range,
                in: script,
                "\(value.name) is \"\(visible(value.text, limit: 200))\": \(message)",
                hints: hint.map { [$0] } ?? [],
                fix: value.isCertain ? value.fix : nil
            )
        }
    }
}
