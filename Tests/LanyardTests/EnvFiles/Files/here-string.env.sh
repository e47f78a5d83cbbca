SPEC="us-central1:n1-standard-4:2"
IFS=: read -r REGION MACHINE COUNT <<< "$SPEC"
export REGION MACHINE COUNT
