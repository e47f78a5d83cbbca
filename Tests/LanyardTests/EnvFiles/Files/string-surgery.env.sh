export IMAGE=us-central1-docker.pkg.dev/ml-sandbox-7/images/train:v1.4.2
TAG="${IMAGE##*:}"
export IMAGE_TAG="$TAG"
export IMAGE_MAJOR="${TAG%%.*}"
export IMAGE_BASE="${IMAGE%:*}"
export TAG_SAFE="${TAG//./-}"
export TAG_SHORT="${TAG:1:3}"
