/// zsh: the form of bash, which survives `sh_word_split` and `glob_subst` as well.
package struct ZshDialect: ShellDialect {
    package var name: String { "zsh" }

    /// Read-only, or arrays and tables, or such as change the user (`export UID=…` is setuid(2) there).
    package static let ownNames = [
        "_", "ARGC", "EGID", "EUID", "GID", "HISTCMD", "LINENO", "PPID", "RANDOM", "TTYIDLE", "UID", "USERNAME",
        "WATCH", "ZSH_EVAL_CONTEXT", "ZSH_SUBSHELL", "aliases", "argv", "builtins", "cdpath", "commands", "dirstack",
        "dis_aliases", "dis_builtins", "dis_functions", "dis_functions_source", "dis_galiases", "dis_patchars",
        "dis_reswords", "dis_saliases", "fignore", "fpath", "funcfiletrace", "funcsourcetrace", "funcstack",
        "functions", "functions_source", "functrace", "galiases", "history", "historywords", "jobdirs", "jobstates",
        "jobtexts", "keymaps", "mailpath", "manpath", "module_path", "modules", "nameddirs", "options", "parameters",
        "patchars", "path", "pipestatus", "psvar", "reswords", "saliases", "signals", "status", "termcap", "terminfo",
        "userdirs", "usergroups", "watch", "widgets", "zsh_eval_context", "zsh_scheduled_events",
    ]

    package init() {}

    package func isSpoken(by program: String) -> Bool {
        WordList("zsh rzsh").holds(program)
    }

    package func export(_ name: String, _ value: ByteString) -> [UInt8] {
        BashDialect().export(name, value)
    }

    package func quoted(_ value: ByteString) -> [UInt8] {
        dollarQuoted(value)
    }

    package func canExport(_ name: String) -> Bool {
        !ZshDialect.ownNames.contains(name)
    }
}
