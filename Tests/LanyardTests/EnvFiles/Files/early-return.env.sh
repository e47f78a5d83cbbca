[ -n "${ENV_LOADED:-}" ] && return 0
export ENV_LOADED=1
export PROJECT_ID=ml-sandbox-7
