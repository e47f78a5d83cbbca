export PROJECT_ID=ML_Sandbox
export REGION=us-central1-a
export ZONE=us-central1
export SERVICE_ACCOUNT=trainer
export BUCKET_NAME=gs://ml-sandbox
export BUCKET_URI=ml-sandbox
export BILLING_ACCOUNT=0a0a0a-0b0b0b-0c0c0c
