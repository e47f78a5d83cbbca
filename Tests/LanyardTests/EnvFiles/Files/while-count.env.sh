n=0
NAMES=""
while [ "$n" -lt 3 ]; do
  NAMES="$NAMES worker-$n"
  n=$((n + 1))
done
export WORKERS="${NAMES# }"
