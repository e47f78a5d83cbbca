/// Programs that people run with a variable before them, or whose names nobody gives to a variable.
enum KnownPrograms {
    static func contains(_ name: String) -> Bool {
        if MutatingPrograms.contains(name) { return true }
        return switch name {
        case "awk", "bash", "cargo", "cat", "cmake", "comm", "cut", "diff", "env", "find", "gawk", "go", "grep",
            "egrep",
            "head", "java", "join", "jq", "jupyter", "less", "ls", "man", "ninja", "nohup", "node", "perl", "ps",
            "pytest", "python", "python2", "python3", "ruby", "rustc", "sed", "sh", "sort", "ssh", "swift", "tail",
            "tar", "time", "torchrun", "tr", "uniq", "uv", "vim", "watch", "wc", "which", "xargs", "zsh":
            true
        default: false
        }
    }
}
