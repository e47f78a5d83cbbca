/// Variables to which bash gives a meaning of its own: bash(1), Shell Variables.
enum ShellVariables {
    enum Reading {
        case plain
        /// Another value each time.
        case unstable
        /// A value that only the shell knows.
        case shellOwn
    }

    /// Names by their first letter, as every variable of a file is looked up here.
    private struct Names {
        /// Another value each time.
        var changing: WordList = ""
        /// The shell's alone.
        var own: WordList = ""
        /// What the shell gives a value where the caller's environment has none.
        var supplied: WordList = ""
        /// Beginnings of names that are the shell's alone.
        var families: WordList = ""
    }

    private static func names(startingWith letter: UInt8?) -> Names {
        switch letter {
        case UInt8(ascii: "B"): Names(changing: "BASHPID", own: "BASH BASHOPTS", families: "BASH_")
        case UInt8(ascii: "C"): Names(own: "COMPREPLY COPROC", families: "COMP_")
        case UInt8(ascii: "D"): Names(own: "DIRSTACK")
        case UInt8(ascii: "E"): Names(changing: "EPOCHREALTIME EPOCHSECONDS", own: "EUID")
        case UInt8(ascii: "F"): Names(own: "FUNCNAME")
        case UInt8(ascii: "G"): Names(own: "GROUPS")
        case UInt8(ascii: "H"): Names(changing: "HISTCMD", supplied: "HOSTNAME HOSTTYPE")
        case UInt8(ascii: "I"): Names(supplied: "IFS")
        case UInt8(ascii: "L"): Names(own: "LINENO")
        case UInt8(ascii: "M"): Names(own: "MAPFILE", supplied: "MACHTYPE MAILCHECK")
        case UInt8(ascii: "O"): Names(own: "OPTARG OPTERR OPTIND", supplied: "OLDPWD OSTYPE")
        case UInt8(ascii: "P"):
            Names(changing: "PPID", own: "PIPESTATUS POSIXLY_CORRECT", supplied: "PATH PS1 PS2 PS4 PWD")
        case UInt8(ascii: "R"): Names(changing: "RANDOM", own: "REPLY")
        case UInt8(ascii: "S"): Names(changing: "SECONDS SRANDOM", own: "SHELLOPTS SHLVL", supplied: "SHELL")
        case UInt8(ascii: "T"): Names(supplied: "TERM")
        case UInt8(ascii: "U"): Names(own: "UID")
        case UInt8(ascii: "_"): Names(own: "_")
        default: Names()
        }
    }

    /// Whether bash gives it a value where the caller's environment has none.
    static func isSupplied(_ name: String) -> Bool {
        var name = name
        return name.withUTF8 { names(startingWith: $0.first).supplied.holds($0) }
    }

    static func reading(_ name: String) -> Reading {
        var name = name
        return name.withUTF8 { name in
            let names = names(startingWith: name.first)
            if names.changing.holds(name) { return .unstable }
            if names.own.holds(name) { return .shellOwn }
            return names.families.beginsAny(of: name) && !WordList("BASH_ENV").holds(name) ? .shellOwn : .plain
        }
    }

    /// Whether an assignment would fail, be forgotten or change the shell.
    static func isAssignable(_ name: String) -> Bool {
        reading(name) == .plain && name != "PWD" && name != "OLDPWD"
    }

    /// Whether it decides which bytes `\u20ac` stands for.
    static func isLocale(_ name: String) -> Bool {
        name == "LANG" || name == "LC_ALL" || name == "LC_CTYPE"
    }
}
