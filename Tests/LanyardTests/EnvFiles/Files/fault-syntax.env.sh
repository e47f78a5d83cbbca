export PROJECT_ID=ml-sandbox-7
export NAME='it's broken'
export REGION=us-central1
