name_of() {
  local kind=$1 stage=${2:-dev}
  echo "ml-sandbox-7-${kind}-${stage}"
}
export BUCKET_NAME="$(name_of data)"
export MODEL_BUCKET="$(name_of models prod)"
