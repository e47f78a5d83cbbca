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
        arguments: ["export PROJECT_ID=ray-whisper\nexport BASE_IMAGE=us-docker.pkg.dev/deeplearning/x/y\n"]
    )
    func good(_ text: String) {
        expectNothing(in: text)
    }
}
