set -a
PROJECT_ID=ml-sandbox-7
REGION=us-central1
NAME=whisper
set +a
internal=1
export LAST="$NAME-$internal"
