REGIONS=(us-central1 europe-west4 "asia-east1")
export PRIMARY_REGION="${REGIONS[0]}"
export ALL_REGIONS="${REGIONS[*]}"
export REGION_COUNT=${#REGIONS[@]}
