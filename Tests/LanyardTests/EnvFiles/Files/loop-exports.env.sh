for kind in train eval serve; do
  upper=${kind^^}
  printf -v "IMAGE_$upper" '%s' "us-docker.pkg.dev/ml-sandbox-7/images/$kind" 2>/dev/null || true
done
export STAGES="train eval serve"
