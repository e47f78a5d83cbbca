PROJECT_ID=speech-lab-42
REGION=europe-west4
BUCKET_NAME=speech-lab-42-data
