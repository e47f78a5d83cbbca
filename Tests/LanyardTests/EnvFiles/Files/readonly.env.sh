readonly TEAM=speech
declare -x PROJECT_ID="team-$TEAM-1"
declare -r VERSION=1.0
export RELEASE="$TEAM-$VERSION"
