/// Variables to which bash gives a meaning of its own: bash(1), Shell Variables.
enum ShellVariables {
    enum Reading {
        case plain
        /// Another value each time.
        case unstable
        /// A value that only the shell knows.
        case shellOwn
    }

    private static let changing: Set<String> = [
        "RANDOM", "SRANDOM", "SECONDS", "EPOCHSECONDS", "EPOCHREALTIME", "BASHPID", "PPID", "HISTCMD",
    ]

    private static let own: Set<String> = [
        "_", "LINENO", "DIRSTACK", "FUNCNAME", "GROUPS", "PIPESTATUS", "SHELLOPTS", "UID", "EUID", "OPTARG", "OPTIND",
        "OPTERR", "SHLVL", "COMP_WORDBREAKS", "COMPREPLY", "COPROC", "MAPFILE", "REPLY", "POSIXLY_CORRECT",
    ]

    /// Bash gives them a value where the caller's environment has none.
    static let supplied: Set<String> = [
        "HOSTNAME", "HOSTTYPE", "IFS", "MACHTYPE", "OSTYPE", "PATH", "PS4", "PWD", "OLDPWD", "SHELL", "TERM",
        "PS1", "PS2", "MAILCHECK",
    ]

    static func reading(_ name: String) -> Reading {
        if changing.contains(name) { return .unstable }
        return own.contains(name) || isBash(name) ? .shellOwn : .plain
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
