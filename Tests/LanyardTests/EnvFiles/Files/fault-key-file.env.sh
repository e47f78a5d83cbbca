export GOOGLE_APPLICATION_CREDENTIALS="$HOME/keys/trainer.json"
export PROJECT_ID=ml-sandbox-7
