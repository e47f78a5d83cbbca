export PROJECT_ID=ml-sandbox-7
SUFFIX=$RANDOM
export BUCKET_NAME="${PROJECT_ID}-${SUFFIX}"
export RUN_ID=$(uuidgen)
export STARTED="$(date +%s)"
