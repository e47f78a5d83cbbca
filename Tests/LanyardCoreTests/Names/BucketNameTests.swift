import LanyardCore
import Testing

@Suite("Names of buckets")
struct BucketNameTests {
    private static let letters =
        "a bucket's name has only lower-case letters, digits, hyphens, underscores and dots, not "

    @Test(
        "legal names",
        arguments: [
            "ray-whisper-3fa", "abc", "0_0", "a.b", "www.example.com", "1.2.3", "256.1.1.1", "my-goog",
            String(repeated: "a", 63), String(repeated: "a", 63) + "." + String(repeated: "b", 63),
        ]
    )
    func legal(_ text: String) {
        #expect(BucketName.check(text) == nil)
    }

    @Test(
        "what is none",
        arguments: [
            ("", problem("a bucket's name may not be empty")),
            ("ab", problem("a bucket's name has 3 to 63 characters, this one has 2")),
            (String(repeated: "a", 64), problem("a bucket's name has 3 to 63 characters, this one has 64")),
            (
                "a." + String(repeated: "b", 64),
                problem("each part of a bucket's name with dots has 1 to 63 characters, this one has 64")
            ),
            ("a..b", problem("each part of a bucket's name with dots has 1 to 63 characters, this one has 0")),
            (
                String(repeated: "abcdefghi.", 22) + "abc",
                problem("a bucket's name with dots has 3 to 222 characters, this one has 223")
            ),
            ("MyBucket", problem(letters + "\"M\", a capital", hint: "in lower case: mybucket")),
            ("my bucket", problem(letters + "a space")),
            ("-bucket", problem("a bucket's name starts with a letter or a digit")),
            ("_bucket", problem("a bucket's name starts with a letter or a digit")),
            ("bucket-", problem("a bucket's name ends with a letter or a digit")),
            ("192.168.5.4", problem("a bucket's name may not be an IP address")),
            ("goog-x", problem("a bucket's name may not start with \"goog\"")),
            ("my-google-x", problem("a bucket's name may not contain \"google\"")),
            ("my-g00gle-x", problem("a bucket's name may not contain \"google\" or what looks like it")),
            ("my-goog1e-x", problem("a bucket's name may not contain \"google\" or what looks like it")),
            (
                "gs://ray-whisper-3fa",
                problem("this is a bucket's URI, not its name alone", hint: "the name alone: ray-whisper-3fa")
            ),
            ("gs://", problem("this is a bucket's URI, not its name alone")),
        ] as [NameCase]
    )
    func illegal(_ text: String, _ expected: NameProblem?) {
        #expect(BucketName.check(text)?.told == expected)
    }

    @Test(
        "URIs",
        arguments: [
            ("gs://ray-whisper-3fa", nil),
            (
                "ray-whisper-3fa",
                problem("a bucket's URI starts with gs://", hint: "with it: gs://ray-whisper-3fa")
            ),
            ("s3://x", problem("a bucket's URI starts with gs://", hint: "a bucket's URI is like gs://BUCKET")),
            ("", problem("a bucket's URI starts with gs://", hint: "a bucket's URI is like gs://BUCKET")),
            ("gs://", problem("a bucket's name may not be empty")),
            ("gs://MyBucket", problem(letters + "\"M\", a capital", hint: "in lower case: gs://mybucket")),
            (
                "gs://gs://bucket",
                problem("gs:// stands twice in it", hint: "write gs://bucket")
            ),
            (
                "GS://ray-whisper-3fa",
                problem("the scheme of a bucket's URI is written gs://", hint: "write gs://ray-whisper-3fa")
            ),
            (
                "Gs://MyBucket",
                problem("the scheme of a bucket's URI is written gs://", hint: "a bucket's URI is like gs://BUCKET")
            ),
            (
                "gs://ray-whisper-3fa/",
                warning("there is more than a bucket in it", hint: "the bucket alone: gs://ray-whisper-3fa")
            ),
            (
                "gs://ray-whisper-3fa/models",
                warning("there is more than a bucket in it", hint: "the bucket alone: gs://ray-whisper-3fa")
            ),
        ] as [NameCase]
    )
    func uris(_ text: String, _ expected: NameProblem?) {
        #expect(BucketURI.check(text)?.told == expected)
    }
}
