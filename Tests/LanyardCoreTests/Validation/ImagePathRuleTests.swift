import LanyardCore
import Testing

@Suite("image-path")
struct ImagePathRuleTests {
    @Test(
        "what it finds",
        arguments: [
            RuleCase(
                "export TRAIN_IMAGE=«us-central1-docker.pkg.dev/ray-whisper/train»\n",
                "TRAIN_IMAGE is \"us-central1-docker.pkg.dev/ray-whisper/train\": behind the host stand project, repository and image",
                "an image is named like us-central1-docker.pkg.dev/PROJECT/REPOSITORY/IMAGE"
            ),
            RuleCase(
                "export BASE_IMAGE=«gcr.io/ray»\n",
                .warning,
                "BASE_IMAGE is \"gcr.io/ray\": behind the host stand project and image",
                "an image is named like us-central1-docker.pkg.dev/PROJECT/REPOSITORY/IMAGE"
            ),
            RuleCase(
                "export TRAIN_IMAGE=«us-docker.pkg.dev/ray-whisper/tune/train:»\n",
                "TRAIN_IMAGE is \"us-docker.pkg.dev/ray-whisper/tune/train:\": a tag has 1 to 128 letters, digits, dots, hyphens and _"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "image-path")
    }

    @Test(
        "what it leaves alone",
        arguments: [
            "export TRAIN_IMAGE=us-central1-docker.pkg.dev/ray-whisper/tune/train:v1.0\n",
            "export TRAIN_IMAGE=pytorch/pytorch\n", "export TRAIN_IMAGE=eu.gcr.io/ray-whisper/train\n",
            "export TRAIN_IMAGE=us-docker.pkg.dev/ray-whisper/tune/a/b@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n",
        ]
    )
    func good(_ text: String) {
        expectNothing(in: text)
    }
}
