/// Who sources the generated files: what the environment holds before.
enum Caller: String, CaseIterable {
    case utf8, plain, bare, odd, empty

    var variables: [String: String] {
        switch self {
        case .utf8: ["HOME": "/home/o'brien x:*", "OUTER": "out er", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"]
        case .plain: ["HOME": "/root", "OUTER": "", "LANG": "C", "PATH": "/usr/bin:/bin"]
        case .bare: ["PATH": "/usr/bin:/bin"]
        // Names that files use themselves, some of which bash does not take from its caller.
        case .odd:
            [
                "IFS": ":a", "A": " outer * a", "B": "", "L1": "scalar one", "U1": " u ", "CDPATH": "", "HOME": "",
                "LC_ALL": "", "LC_CTYPE": "C.utf8", "LANG": "C", "PATH": "/usr/bin:/bin", "PWD": "/nowhere",
                "OLDPWD": "/",
                "REPLY": "x", "N1": "1", "E1": "", "_d": "$(id)", "X1": "é\n", "OUTER": "-n",
                "BASH_ENV": "", "SHLVL": "7",
            ]
        case .empty: ["OUTER": "", "PATH": "", "HOME": "/", "LANG": "", "LC_CTYPE": "", "N1": "x y", "A": ""]
        }
    }
}
