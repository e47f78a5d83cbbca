echo "loading environment"
export PROJECT_ID=ml-sandbox-7
printf 'project: %s\n' "$PROJECT_ID" >&2
echo "done" >/dev/null
