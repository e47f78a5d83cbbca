STAGE=${1:-${STAGE:-dev}}
case "$STAGE" in
  prod|production) export PROJECT_ID=ml-live-1 ;;
  staging)         export PROJECT_ID=ml-staging-1 ;;
  *)               export PROJECT_ID=ml-sandbox-7 ;;
esac
export STAGE
