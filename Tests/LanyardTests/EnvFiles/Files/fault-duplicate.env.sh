export PROJECT_ID=ml-sandbox-7
export REGION=us-central1
export PROJECT_ID=ml-sandbox-8
salt=3fa
