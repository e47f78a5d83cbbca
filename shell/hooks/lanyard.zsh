# Read by `eval "$(lanyard hook zsh)"`, which first assigns
#   __lanyard_bin         the folder of lanyard
#   __lanyard_sdk_bin     the folder of gcloud, empty where there is no Cloud SDK
#   __lanyard_sdk_script  gcloud's completion, empty where there is none
# Nothing of it stays behind but PATH and completions, and no program is started.

# Puts a folder in front of PATH, behind an active virtual environment; one that is there already is left alone.
__lanyard_prepend() {
    emulate -L zsh
    local folder="$1" head='' rest="${PATH:+:$PATH}" first
    if [[ -z $folder || "$rest:" == *":$folder:"* ]]; then return 0; fi
    while [[ -n $rest ]]; do
        first="${rest#:}"
        first="${first%%:*}"
        if [[ -z $first ]]; then break; fi
        case "$first" in
        "${VIRTUAL_ENV:-:}/bin" | "${CONDA_PREFIX:-:}/bin" | "${CONDA_PREFIX:-:}/condabin") ;;
        "${PYENV_ROOT:-${HOME-}/.pyenv}/shims" | "${PYENV_ROOT:-${HOME-}/.pyenv}/bin") ;;
        *) break ;;
        esac
        head+=":$first"
        rest="${rest#":$first"}"
    done
    PATH="$head:$folder$rest"
    PATH="${PATH#:}"
}

# Lanyard's completion, fetched when it is first asked for.
__lanyard_load_completion() {
    eval "$(lanyard completion zsh 2>/dev/null)"
    (( ${+functions[_lanyard]} )) || return 1
    compdef _lanyard lanyard
    _lanyard "$@"
}

__lanyard_prepend "${__lanyard_sdk_bin-}"
__lanyard_prepend "${__lanyard_bin-}"
export PATH

if [[ -o interactive ]] && (( ${+functions[compdef]} )); then
    if (( ! ${+_comps[lanyard]} )); then compdef __lanyard_load_completion lanyard; fi
    if [[ -r ${__lanyard_sdk_script:-/nonexistent} ]] && (( ! ${+_comps[gcloud]} )); then
        . "$__lanyard_sdk_script" || :
    fi
else
    unfunction __lanyard_load_completion
fi
unfunction __lanyard_prepend
unset __lanyard_bin __lanyard_sdk_bin __lanyard_sdk_script
