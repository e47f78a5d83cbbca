extension SimpleCommand {
    /// `export NAME= value`, and nothing else behind it.
    var spacedValue: (assignment: Assignment, word: Word)? {
        guard words.count >= 3,
            case .assignment(let assignment) = words[words.count - 2], case .word(let word) = words[words.count - 1],
            case .word(let value) = assignment.value, value.parts.isEmpty, assignment.index == nil
        else { return nil }
        return (assignment, word)
    }
}

extension CheckedScript {
    /// Whether a word that stands for a name names nothing that the file or its caller sets.
    func isSetNowhere(_ word: Word) -> Bool {
        guard let name = word.bareText, isName(name.utf8) else { return false }
        return environment(name) == nil && !unreadNames.contains(name)
            && assignment(of: name) == nil && unexportedSpots[name] == nil && evaluation.sources.isEmpty
    }
}
