# helpers for the prompt, called by hand
log() { echo "[$(date)] $*" >&2; }
deploy() {
  local tag="${1:-latest}"
  gcloud builds submit --tag "$TRAIN_IMAGE:$tag" .
}
export PROJECT_ID=ml-sandbox-7
export TRAIN_IMAGE=us-docker.pkg.dev/ml-sandbox-7/images/train
