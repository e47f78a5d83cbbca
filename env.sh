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
salt=d61
export BUCKET_NAME="${PROJECT_ID}-${salt}"
export BUCKET_URI="gs://${BUCKET_NAME}"
