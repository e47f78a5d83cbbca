export PROJECT_ID=ml-sandbox-7
export BUCKET_NAME="${PROJECT}-data"
export LOGS="gs://${BUCKET_NAME}/${RUN_NAME}"
