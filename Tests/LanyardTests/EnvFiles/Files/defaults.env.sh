export PROJECT_ID="${PROJECT_ID:-speech-lab-42}"
export REGION="${REGION:-us-east1}"
export EPOCHS="${EPOCHS:-20}"
export BATCH_SIZE=${BATCH_SIZE:-64}
export LEARNING_RATE=${LEARNING_RATE-0.001}
