export STAGE="${STAGE:-dev}"
if [ "$STAGE" = prod ]; then
  export PROJECT_ID=ml-live-1
  export REPLICAS=3
elif [[ $STAGE == stag* ]]; then
  export PROJECT_ID=ml-staging-1
  export REPLICAS=2
else
  export PROJECT_ID=ml-sandbox-7
  export REPLICAS=1
fi
