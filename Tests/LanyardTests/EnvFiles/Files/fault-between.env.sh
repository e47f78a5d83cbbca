export PROJECT_ID=ml-sandbox-7
export REGION=us-central1
export ZONE=europe-west4-a
export SERVICE_ACCOUNT_NAME=trainer-bot
export SERVICE_ACCOUNT=trainer-bot@ml-sandbox-8.iam.gserviceaccount.com
export TRAIN_IMAGE=europe-docker.pkg.dev/ml-sandbox-8/images/train
export GCLOUD_PROJECT=ml-sandbox-7
