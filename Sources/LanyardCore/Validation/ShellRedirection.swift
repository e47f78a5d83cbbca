/// `exec 2>log`: it ends no shell, but from there on that of whoever sources the file writes elsewhere.
enum ShellRedirection {
    /// Whether the evaluator has told it as an end of the shell.
    static func isMeant(_ finding: Finding, in script: CheckedScript) -> Bool {
        finding.path == script.source.path
            && script.commands.contains { $0.range == finding.range && $0.name == "exec" && !$0.command.replacesShell }
    }
}

extension SimpleCommand {
    /// `exec` with a program, which takes the shell's place.
    var replacesShell: Bool { name == "exec" && words.count > 1 }
}
