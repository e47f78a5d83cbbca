export PROJECT_ID=ml-sandbox-7
gcloud config set project "$PROJECT_ID"
export ACCESS=$(gcloud auth print-access-token)
gcloud services enable aiplatform.googleapis.com
