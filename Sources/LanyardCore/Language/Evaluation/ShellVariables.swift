/// Variables to which bash gives a meaning of its own: bash(1), Shell Variables.
enum ShellVariables {
    enum Reading {
        case plain
        /// Another value each time.
        case unstable
        /// A value that only the shell knows.
        case shellOwn
    }

    /// A `switch`, as below, and no set: making one costs a short-lived program more than all its look-ups.
    private static func isChanging(_ name: String) -> Bool {
        switch name {
        case "RANDOM", "SRANDOM", "SECONDS", "EPOCHSECONDS", "EPOCHREALTIME", "BASHPID", "PPID", "HISTCMD": true
        default: false
        }
    }

    private static func isOwn(_ name: String) -> Bool {
        switch name {
        case "_", "LINENO", "DIRSTACK", "FUNCNAME", "GROUPS", "PIPESTATUS", "SHELLOPTS", "UID", "EUID", "OPTARG",
            "OPTIND", "OPTERR", "SHLVL", "COMP_WORDBREAKS", "COMPREPLY", "COPROC", "MAPFILE", "REPLY",
            "POSIXLY_CORRECT":
            true
        default: isBash(name)
        }
    }

    /// Whether bash gives it a value where the caller's environment has none.
    static func isSupplied(_ name: String) -> Bool {
        switch name {
        case "HOSTNAME", "HOSTTYPE", "IFS", "MACHTYPE", "OSTYPE", "PATH", "PS4", "PWD", "OLDPWD", "SHELL", "TERM",
            "PS1", "PS2", "MAILCHECK":
            true
        default: false
        }
    }

    static func reading(_ name: String) -> Reading {
        if isChanging(name) { return .unstable }
        return isOwn(name) ? .shellOwn : .plain
    }

    /// Whether an assignment would fail, be forgotten or change the shell.
    static func isAssignable(_ name: String) -> Bool {
        reading(name) == .plain && name != "PWD" && name != "OLDPWD"
    }

    /// Whether it decides which bytes `\u20ac` stands for.
    static func isLocale(_ name: String) -> Bool {
        name == "LANG" || name == "LC_ALL" || name == "LC_CTYPE"
    }

    private static func isBash(_ name: String) -> Bool {
        name == "BASH" || (name.hasPrefix("BASH_") && name != "BASH_ENV") || name == "BASHOPTS"
            || name.hasPrefix("COMP_")
    }
}
