LDFLAGS=-L/opt/lib
LDFLAGS+=" -lm"
export LDFLAGS
CLASSES=(yes no)
CLASSES+=(unknown)
export LAST_CLASS="${CLASSES[-1]}" CLASS_COUNT=${#CLASSES[@]}
