export PROJECT_ID=ray-whisper
export REGION=us-central1
