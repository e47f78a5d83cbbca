import LanyardCore
import Testing

@Suite("service-account-email")
struct ServiceAccountEmailRuleTests {
    private static let form = "an account is named like NAME@PROJECT.iam.gserviceaccount.com"

    @Test(
        "what no service account's address is",
        arguments: [
            RuleCase(
                "export SERVICE_ACCOUNT=«trainer»\n",
                "SERVICE_ACCOUNT is \"trainer\": an e-mail address has one @, this one has 0",
                form
            ),
            RuleCase(
                "export SERVICE_ACCOUNT=«me@example.com»\n",
                "SERVICE_ACCOUNT is \"me@example.com\": no service account's address: it does not end with "
                    + ".gserviceaccount.com",
                form
            ),
            RuleCase(
                "export SERVICE_ACCOUNT=«serviceAccount:ray-ai@ray-whisper.iam.gserviceaccount.com»\n",
                "SERVICE_ACCOUNT is \"serviceAccount:ray-ai@ray-whisper.iam.gserviceaccount.com\": the prefix "
                    + "serviceAccount: belongs to members of IAM policies, not to an address",
                "without it: ray-ai@ray-whisper.iam.gserviceaccount.com"
            ),
            RuleCase(
                "export SERVICE_ACCOUNT=«q123-456@gcp-sa-cloud-sql.iam.gserviceaccount.com»\n",
                "SERVICE_ACCOUNT is \"q123-456@gcp-sa-cloud-sql.iam.gserviceaccount.com\": no service agent's address",
                "service-NUMBER@gcp-sa-NAME.iam.gserviceaccount.com"
            ),
            RuleCase(
                "name=ray-ai\nexport SERVICE_ACCOUNT=«\"$name@ray-whisper.gserviceaccount.com\"»\n",
                "SERVICE_ACCOUNT is \"ray-ai@ray-whisper.gserviceaccount.com\": no kind of service account has that "
                    + "domain",
                "with iam in it: ray-ai@ray-whisper.iam.gserviceaccount.com"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "service-account-email")
    }

    @Test("the prefix of a policy's member is removed")
    func fix() {
        let address = "ray-ai@ray-whisper.iam.gserviceaccount.com"
        let bytes = Array("export SERVICE_ACCOUNT=serviceAccount:\(address)\n".utf8)
        let found = Rules.findings(in: CheckedScript(SourceText(path: "env.sh", bytes: bytes)))
        let fixed = String(decoding: FixedText(bytes, found).bytes, as: UTF8.self)
        #expect(fixed == "export SERVICE_ACCOUNT=\(address)\n")
    }

    @Test(
        "those that people make, and Google's own",
        arguments: [
            "ray-ai@ray-whisper.iam.gserviceaccount.com", "123456-compute@developer.gserviceaccount.com",
            "ray-whisper@appspot.gserviceaccount.com", "p123-456@gcp-sa-cloud-sql.iam.gserviceaccount.com",
            "service-123456@gcp-sa-aiplatform.iam.gserviceaccount.com",
        ]
    )
    func good(_ address: String) {
        expectNothing(in: "export SERVICE_ACCOUNT=\(address)\n")
    }

    @Test("a name that merely ends with the same letters is another one's")
    func others() {
        expectNothing(in: "export VISA_EMAIL=me@example.com\n")
    }
}
