export DEBUG=${DEBUG:-0}
[[ $DEBUG -eq 1 ]] && export LOG_LEVEL=debug || export LOG_LEVEL=info
[[ -n "${CI:-}" && $LOG_LEVEL != debug ]] && export QUIET=1
export DONE=yes
