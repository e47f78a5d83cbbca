import LanyardCore
import Testing

@Suite("image-project")
struct ImageProjectRuleTests {
    @Test(
        "what it finds",
        arguments: [
            RuleCase(
                "export PROJECT_ID=ray-whisper\nexport TRAIN_IMAGE=«us-docker.pkg.dev/other-project/tune/train»\n",
                .warning,
                "TRAIN_IMAGE lies in the project other-project, and PROJECT_ID is ray-whisper",
                "its project is ${PROJECT_ID}"
            )
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "image-project")
    }

    @Test(
        "what it leaves alone",
        arguments: [
            "BASE_IMAGE=us-docker.pkg.dev/deeplearning/x/y",
            "TRAIN_IMAGE=us-docker.pkg.dev/vertex-ai/training/pytorch-gpu.2-4:latest",
            "TRAIN_IMAGE=us-central1-docker.pkg.dev/cloudrun/container/hello",
            "TRAIN_IMAGE=gcr.io/deeplearning-platform-release/pytorch-gpu",
            "TRAIN_IMAGE=gcr.io/google.com/cloudsdktool/google-cloud-cli:slim",
        ]
    )
    func good(_ assignment: String) {
        expectNothing(in: "export PROJECT_ID=ray-whisper\nexport \(assignment)\n")
    }

    @Test(
        "a project or a region of its own is meant",
        arguments: [
            "export PROJECT_ID=ray-whisper AR_PROJECT=ray-images\nexport TRAIN_IMAGE=us-docker.pkg.dev/$AR_PROJECT/tune/x\n",
            "export REGION=us-central1 AR_LOCATION=europe-west4\n"
                + "export TRAIN_IMAGE=$AR_LOCATION-docker.pkg.dev/ray-whisper/tune/x\n",
        ]
    )
    func meant(_ text: String) {
        expectNothing(in: text)
    }
}
