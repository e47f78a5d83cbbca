eval "export A=1"
source <(kubectl completion bash)
trap 'echo bye' EXIT
alias ll='ls -l'
export B=2
