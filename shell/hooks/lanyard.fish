# Read by `lanyard hook fish | source`, which first assigns
#   __lanyard_bin         the folder of lanyard
#   __lanyard_sdk_bin     the folder of gcloud, empty where there is no Cloud SDK
#   __lanyard_sdk_script  always empty: the Cloud SDK has no completion for fish
# Nothing of it stays behind but PATH and completions, and no program is started.

# Puts a folder in front of PATH, behind an active virtual environment; one that is there already is left alone.
function __lanyard_prepend
    set -l folder $argv[1]
    if test -z "$folder"; or contains -- $folder $PATH
        return 0
    end
    set -l active
    for name in VIRTUAL_ENV CONDA_PREFIX
        if set -q $name; and test -n "$$name"
            set -a active $$name/bin $$name/condabin
        end
    end
    set -l pyenv $HOME/.pyenv
    if set -q PYENV_ROOT; and test -n "$PYENV_ROOT"
        set pyenv $PYENV_ROOT
    end
    set -a active $pyenv/shims $pyenv/bin
    set -l head
    set -l rest $PATH
    while set -q rest[1]; and contains -- $rest[1] $active
        set -a head $rest[1]
        set -e rest[1]
    end
    set -gx PATH $head $folder $rest
end

__lanyard_prepend $__lanyard_sdk_bin
__lanyard_prepend $__lanyard_bin

if status is-interactive
    # Lanyard's completion, fetched when it is first asked for.
    function __lanyard_load_completion
        complete -c lanyard -e
        lanyard completion fish 2>/dev/null | source
        functions -e __lanyard_load_completion
        complete -C (commandline -cp)
    end
    complete -c lanyard -f -a '(__lanyard_load_completion)'
end
functions -e __lanyard_prepend
set -e __lanyard_bin
set -e __lanyard_sdk_bin
set -e __lanyard_sdk_script
