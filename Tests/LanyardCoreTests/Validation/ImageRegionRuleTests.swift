import LanyardCore
import Testing

@Suite("image-region")
struct ImageRegionRuleTests {
    @Test(
        "what it finds",
        arguments: [
            RuleCase(
                "export REGION=us-central1\nexport TRAIN_IMAGE=«europe-docker.pkg.dev/ray-whisper/tune/train»\n",
                .warning,
                "TRAIN_IMAGE lies in europe, and REGION is us-central1",
                "its host is ${REGION}-docker.pkg.dev"
            )
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "image-region")
    }

    @Test(
        "what it leaves alone",
        arguments: [
            "export REGION=europe-west4\nexport TRAIN_IMAGE=europe-docker.pkg.dev/ray-whisper/tune/train\n",
            "export REGION=us-central1\nexport TRAIN_IMAGE=gcr.io/ray-whisper/train\n",
            "export REGION=europe-west4\nexport TRAIN_IMAGE=us-docker.pkg.dev/vertex-ai/training/pytorch-gpu\n",
            "export REGION=europe-west4\nexport BASE_IMAGE=us-central1-docker.pkg.dev/cloudrun/container/hello\n",
        ]
    )
    func good(_ text: String) {
        expectNothing(in: text)
    }
}
