import LanyardCore
import Testing

@Suite("Fixes that are tried")
struct FixTrialTests {
    @Test(
        "a value that others are made from is not mended behind their backs",
        arguments: [
            ("bucket-uri-for-name", "export BUCKET_NAME=gs://ray-3fa\nexport CKPT=$BUCKET_NAME/ckpt\n"),
            ("bucket-uri-for-name", "export BUCKET_NAME=gs://ray-3fa\nexport BUCKET_URI=$BUCKET_NAME\n"),
            ("region", "export REGION=us-central1-a\nexport ZONE=$REGION\n"),
            ("region", "export REGION=us-central1-a\nexport IMAGE=${REGION%-*}-docker.pkg.dev/a/b/c\n"),
        ]
    )
    func derived(_ rule: String, _ text: String) {
        #expect(mended(text, by: rule) == text)
    }

    @Test(
        "in other letters it is what was meant there, too",
        arguments: [
            (
                "export REGION=US-Central1\nexport IMAGE=\"${REGION}-docker.pkg.dev/ray-whisper/r/i\"\n", "region",
                "US-Central1"
            ),
            ("export ZONE=us-central1-A\nexport X=$ZONE\nexport Y=$X-b\n", "zone", "us-central1-A"),
        ]
    )
    func letters(_ text: String, _ rule: String, _ value: String) {
        #expect(mended(text, by: rule) == text.replacing(value, with: value.lowercased()))
    }

    @Test("of two fixes for one fault, the one is made that leaves what follows as it is meant")
    func both() {
        let text = "export BUCKET_NAME=gs://ray-3fa\nexport DATA=gs://$BUCKET_NAME/x\n"
        #expect(mended(text, by: "bucket-uri-for-name") == text.replacing("gs://$", with: "$"))
    }

    @Test("of many fixes, only the one at fault is dropped")
    func search() {
        let regions = (0..<40).map { "# lanyard: R\($0) is region\nexport R\($0)=us-central1-a\n" }
        let text = regions.joined() + "export X=$R7\n"
        var expected = regions.map { $0.replacing("central1-a", with: "central1") }
        expected[7] = regions[7]
        #expect(mended(text, by: "region") == expected.joined() + "export X=$R7\n")
    }
}
