export PROJECT_ID=tts-research
export REGION=us-west1
export REPO="${PROJECT_ID}-images"
export IMAGE_TAG=v3
export TRAIN_IMAGE="${REGION}-docker.pkg.dev/${PROJECT_ID}/${REPO}/trainer:${IMAGE_TAG}"
export BUCKET_NAME="${PROJECT_ID}-checkpoints"
export BUCKET_URI="gs://${BUCKET_NAME}"
export MODEL_DIR="${BUCKET_URI}/models/$(date +%Y)"
