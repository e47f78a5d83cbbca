/// `echo "Started $(date)"`: said, and kept nowhere, so that it matters to no value which date it is.
enum UnheardDate {
    static func isMeant(_ finding: Finding, in script: CheckedScript) -> Bool {
        let source = script.source
        guard finding.path == source.path, UnstableCommands.runsDate(source.bytes[finding.range]) else { return false }
        return script.commands.contains { visited in
            guard visited.name == "echo" || visited.name == "printf", visited.command.namesSetIndirectly.isEmpty,
                !visited.isInSubshell, !visited.isInFunction || !script.hearsFunctions
            else { return false }
            return visited.command.words.contains { argument in
                guard case .word(let word) = argument else { return false }
                return word.parts.contains { $0.isDate(finding.range) }
            }
        }
    }

    /// No value is wrong for it.
    static func told(_ finding: Finding) -> Finding {
        var finding = finding
        finding.severity = .warning
        finding.message = "this form of date is not answered here, though no value is made from it"
        finding.hints = ["write date +FORMAT, or remove it: lanyard env reads no file that holds it"]
        return finding
    }

}

extension WordPart {
    /// `$(date …)` at that place, and no other command in it.
    fileprivate func isDate(_ range: Range<Int>) -> Bool {
        guard case .command(let substitution, _) = self, substitution.range == range, substitution.body.count == 1,
            case .simple(let command) = substitution.body[0].command
        else { return false }
        return command.name == "date" && command.assignments.isEmpty && command.redirections.isEmpty
            && command.bareWords.count == command.words.count
    }
}
