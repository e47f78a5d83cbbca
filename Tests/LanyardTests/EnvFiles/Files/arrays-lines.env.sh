TAGS=(
  latest        # moving
  "v1.2"
  stable
)
IFS=,
export TAG_LIST="${TAGS[*]}"
unset IFS
