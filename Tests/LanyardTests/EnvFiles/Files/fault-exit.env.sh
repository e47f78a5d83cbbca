if [ -z "${STAGE:-}" ]; then
  echo "STAGE must be set" >&2
  exit 1
fi
export PROJECT_ID="ml-$STAGE-1"
