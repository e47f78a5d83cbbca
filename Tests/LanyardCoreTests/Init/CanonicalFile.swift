import LanyardCore

/// The canonical env.sh, byte for byte, and the answers that make it.
enum CanonicalFile {
    static let text = """
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

    static let template = EnvTemplate(
        account: "username@domain.com",
        project: "ray-whisper",
        region: "us-central1",
        serviceAccountName: "ray-ai-training",
        salt: "3fa"
    )
}
