export PROJECT_ID=${PROJECT_ID:?set it first}
export REGION=us-central1
