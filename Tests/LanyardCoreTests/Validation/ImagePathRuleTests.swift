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
        "what Docker does not read, what nobody knows, and what is not where REPO says",
        arguments: [
            RuleCase(
                "export TRAIN_IMAGE=«https://us-docker.pkg.dev/ray-whisper/tune/train:v1»\n",
                "TRAIN_IMAGE is \"https://us-docker.pkg.dev/ray-whisper/tune/train:v1\": an image's path has no scheme",
                "without it: us-docker.pkg.dev/ray-whisper/tune/train:v1"
            ),
            RuleCase(
                "export TRAIN_IMAGE=«us-docker.pkg.dev/ray-whisper/tune/train___x»\n",
                "TRAIN_IMAGE is \"us-docker.pkg.dev/ray-whisper/tune/train___x\": in an image's path a dot, one or two "
                    + "underscores, or hyphens stand between letters"
            ),
            RuleCase(
                "export TRAIN_IMAGE=«us-docker.pkg.dev/Ray/tune/train»\n",
                "TRAIN_IMAGE is \"us-docker.pkg.dev/Ray/tune/train\": an image's path has only lower-case letters, digits, "
                    + "hyphens, underscores and dots, not \"R\", a capital"
            ),
            RuleCase(
                "export REGION=us-central1\nexport TRAIN_IMAGE=«us-centarl1-docker.pkg.dev/ray-whisper/tune/train»\n",
                .warning,
                "TRAIN_IMAGE is \"us-centarl1-docker.pkg.dev/ray-whisper/tune/train\": no location of its host's name is "
                    + "known to this version of Lanyard",
                "did you mean us-central1?"
            ),
            RuleCase(
                "export TRAIN_IMAGE=«us-docker.pkg.dev/ray-whisper/tune/train:-v@sha256:DIGEST»\n"
                    .replacing("DIGEST", with: digest),
                "TRAIN_IMAGE is \"us-docker.pkg.dev/ray-whisper/tune/train:-v@sha256:\(digest)\": a tag has 1 to 128 "
                    + "letters, digits, dots, hyphens and _"
            ),
            RuleCase(
                "export PROJECT_ID=ray-whisper REPO=tune\nexport TRAIN_IMAGE=«us-docker.pkg.dev/ray-whisper/tunes/train»\n",
                .warning,
                "TRAIN_IMAGE lies in the repository tunes, and REPO is tune",
                "its repository is ${REPO}"
            ),
        ]
    )
    func unread(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "image-path")
    }

    @Test("the fix of a scheme removes it")
    func scheme() {
        let bytes = Array(
            "export TRAIN_IMAGE=https://us-docker.pkg.dev/ray-whisper/tune/train BASE_IMAGE=https://gcr.io/a/b\n".utf8
        )
        let found = Rules.findings(in: CheckedScript(SourceText(path: "env.sh", bytes: bytes)))
        let fixed = String(decoding: FixedText(bytes, found).bytes, as: UTF8.self)
        #expect(fixed == "export TRAIN_IMAGE=us-docker.pkg.dev/ray-whisper/tune/train BASE_IMAGE=gcr.io/a/b\n")
    }

    private static let digest = String(repeating: "0123456789abcdef", count: 4)

    @Test(
        "what it leaves alone",
        arguments: [
            "export TRAIN_IMAGE=us-central1-docker.pkg.dev/ray-whisper/tune/train:v1@sha256:\(digest)\n",
            "export TRAIN_IMAGE=us-docker.pkg.dev/ray-whisper/tune/a.b_c__d---e\nexport REPO=tune\n",
            "export PROJECT_ID=ray-whisper REPO=tune\nexport TRAIN_IMAGE=us-docker.pkg.dev/vertex-ai/training/x\n",
            "export REPO=tune\nexport BASE_IMAGE=us-docker.pkg.dev/ray-whisper/base/x\n",
            "export TRAIN_IMAGE=us-central1-docker.pkg.dev/ray-whisper/tune/train:v1.0\n",
            "export TRAIN_IMAGE=pytorch/pytorch\n", "export TRAIN_IMAGE=eu.gcr.io/ray-whisper/train\n",
            "export TRAIN_IMAGE=us-docker.pkg.dev/ray-whisper/tune/a/b@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n",
        ]
    )
    func good(_ text: String) {
        expectNothing(in: text)
    }
}
