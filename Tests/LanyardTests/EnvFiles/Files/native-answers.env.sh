export OS_NAME="$(uname -s)"
export ARCH=$(uname -m)
export HERE=$(pwd)
export LEAF="$(basename "$HERE")"
export PARENT=$(dirname /srv/models/whisper)
