import LanyardCore
import Testing

@Suite("region")
struct RegionRuleTests {
    @Test(
        "what no region is, and those that are not known",
        arguments: [
            RuleCase(
                "export REGION=«us-central1-a»\n",
                "REGION is \"us-central1-a\": this is a zone, not a region",
                "its region: us-central1"
            ),
            RuleCase(
                "export REGION=«us_central1»\n",
                "REGION is \"us_central1\": this is not of a region's form",
                "did you mean us-central1?"
            ),
            RuleCase(
                "export REGION=«us-central9»\n",
                .warning,
                "REGION is \"us-central9\": no region of that name is known to this version of Lanyard",
                "there are us-central1, us-central2"
            ),
            RuleCase(
                "export REGION=«us-centarl1»\n",
                .warning,
                "REGION is \"us-centarl1\": no region of that name is known to this version of Lanyard",
                "did you mean us-central1?"
            ),
            RuleCase(
                "export REGION=«uscentral1»\n",
                "REGION is \"uscentral1\": this is not of a region's form",
                "did you mean us-central1?"
            ),
            // One mistake is one finding, whatever is made of it.
            RuleCase(
                "export REGION=«moon-east7»\nexport TRAIN_IMAGE=${REGION}-docker.pkg.dev/ray-whisper/tune/train\n",
                .warning,
                "REGION is \"moon-east7\": no region of that name is known to this version of Lanyard",
                "gcloud compute regions list"
            ),
            RuleCase(
                "export TUNE_REGION=«nowhere»\n",
                .warning,
                "TUNE_REGION is \"nowhere\": this is not of a region's form",
                "a region is named like us-central1"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "region")
    }

    @Test(
        "what is one, and what is none of Google Cloud's",
        arguments: [
            "REGION=europe-west12", "AWS_REGION=us-east-1", "MY_AWS_REGION=us-east-1", "MULTI_REGION=us",
            "OCI_REGION=us-ashburn-1",
        ]
    )
    func good(_ assignment: String) {
        expectNothing(in: "export \(assignment)\n")
    }
}
