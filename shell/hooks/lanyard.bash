# shellcheck shell=bash
# Read by `eval "$(lanyard hook bash)"`, which first assigns
#   __lanyard_bin         the folder of lanyard
#   __lanyard_sdk_bin     the folder of gcloud, empty where there is no Cloud SDK
#   __lanyard_sdk_script  gcloud's completion, empty where there is none
# Nothing of it stays behind but PATH and completions, and no program is started.

# Puts a folder in front of PATH, behind an active virtual environment; one that is there already is left alone.
__lanyard_prepend() {
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

# Lanyard's completion, fetched when it is first asked for: 124 makes bash ask again.
__lanyard_load_completion() {
    complete -r lanyard 2>/dev/null
    eval "$(lanyard completion bash 2>/dev/null)"
    complete -p lanyard &>/dev/null && return 124
    return 1
}

__lanyard_prepend "${__lanyard_sdk_bin-}"
__lanyard_prepend "${__lanyard_bin-}"
export PATH

if [[ $- == *i* ]]; then
    if ! complete -p lanyard &>/dev/null; then complete -F __lanyard_load_completion lanyard; fi
    if [[ -r ${__lanyard_sdk_script:-/nonexistent} ]] && ! complete -p gcloud &>/dev/null; then
        # shellcheck source=/dev/null
        . "$__lanyard_sdk_script" || :
    fi
else
    unset -f __lanyard_load_completion
fi
unset -f __lanyard_prepend
unset -v __lanyard_bin __lanyard_sdk_bin __lanyard_sdk_script
