export PROJECT_ID=ml-sandbox-7
export REGION=us-central1
