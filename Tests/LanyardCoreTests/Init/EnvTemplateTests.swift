import LanyardCore
import Testing

@Suite("The canonical env.sh")
struct EnvTemplateTests {
    private static let canonical = """
        # Google owner account
        export USER_ACCOUNT=username@domain.com
        # Billing
        export PROJECT_ID=ray-whisper
        # Infrastructure location
        export REGION=us-central1
        # AI training service account
        export SERVICE_ACCOUNT_NAME=ray-ai-training
        export SERVICE_ACCOUNT="${SERVICE_ACCOUNT_NAME}@${PROJECT_ID}.iam.gserviceaccount.com"
        # Training artifacts
        export REPO="${PROJECT_ID}-tune"
        export TRAIN_IMAGE="${REGION}-docker.pkg.dev/${PROJECT_ID}/${REPO}/train"
        # Cloud Storage
        salt=3fa
        export BUCKET_NAME="${PROJECT_ID}-${salt}"
        export BUCKET_URI="gs://${BUCKET_NAME}"

        """

    private let template = EnvTemplate(
        account: "username@domain.com",
        project: "ray-whisper",
        region: "us-central1",
        serviceAccountName: "ray-ai-training",
        salt: "3fa"
    )

    @Test("byte for byte")
    func bytes() {
        #expect(template.text == EnvTemplateTests.canonical)
    }

    @Test("the usual repository stays an expansion, another one is a literal")
    func repository() {
        var other = template
        other.repository = "ray-whisper-tune"
        #expect(other.text == EnvTemplateTests.canonical)
        other.repository = "models"
        #expect(
            other.text
                == EnvTemplateTests.canonical.replacing(
                    "export REPO=\"${PROJECT_ID}-tune\"",
                    with: "export REPO=models"
                )
        )
    }

    @Test("a value is quoted only where a shell would read it otherwise")
    func quoting() {
        var other = template
        other.account = "o'brien+$x@domain.com"
        #expect(
            other.text
                == EnvTemplateTests.canonical.replacing("username@domain.com", with: "'o'\\''brien+$x@domain.com'")
        )
    }

    @Test("a salt is three hexadecimal digits of the generator's bits")
    func salt() {
        var lowest = Fixed(value: 0)
        #expect(Salt.draw(using: &lowest) == "000")
        var highest = Fixed(value: .max)
        #expect(Salt.draw(using: &highest) == "fff")
    }

    private struct Fixed: RandomNumberGenerator {
        let value: UInt64
        mutating func next() -> UInt64 { value }
    }
}
