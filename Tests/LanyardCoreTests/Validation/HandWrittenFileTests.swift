import LanyardCore
import Testing

@Suite("The hand-written file, and the one that init writes")
struct HandWrittenFileTests {
    @Test("Its three faults are found where they are, and nothing besides")
    func faults() throws {
        let script = try MarkedScript(
            """
            # Google owner account
            «USER_ACCOUNT»=username@domain.com
            # Billing
            export PROJECT_ID=ray-whisper
            # Infrastructure location
            export REGION=us-central1
            # AI training service account
            export SERVICE_ACCOUNT_NAME=ray-ai-training
            export SERVICE_ACCOUNT="${SERVICE_ACCOUNT_NAME}@${PROJECT_ID}.iam.gserviceaccount.com"
            # Training artifacts
            export REPO="«${PROJECT}»-tune"
            export TRAIN_IMAGE="${REGION}-docker.pkg.dev/${PROJECT_ID}/${REPO}/train"
            # Cloud Storage
            salt=«$(echo $RANDOM | md5sum | head -c3)»
            export BUCKET_NAME="${PROJECT_ID}-${salt}"
            export BUCKET_URI="gs://${BUCKET_NAME}"

            """
        )
        let findings = Rules.findings(in: CheckedScript(script.source))
        #expect(findings.map(\.rule) == ["unexported-global", "undefined-variable", "unstable-value"])
        #expect(findings.map(\.severity) == [.error, .error, .error])
        #expect(findings.map(\.start) == script.marks.map(\.start))
        #expect(findings.map(\.end) == script.marks.map(\.end))
        #expect(findings.map(\.text) == script.marks.map(\.text))
        #expect(findings[1].hints.first == "did you mean PROJECT_ID?")
    }

    @Test("The canonical file has none")
    func canonical() {
        let template = EnvTemplate(
            account: "username@domain.com",
            project: "ray-whisper",
            region: "us-central1",
            serviceAccountName: "ray-ai-training",
            salt: "3fa"
        )
        expectNothing(in: template.text)
    }

    @Test("Names of rules are words with hyphens, each is one rule's, and each says what holds where it finds nothing")
    func names() {
        let names = Rules.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil })
        #expect(Rules.all.allSatisfy { $0.summary.hasSuffix(".") })
    }
}
