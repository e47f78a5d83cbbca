extension Statement {
    /// Names that it may assign, anywhere in it: what is lost where it cannot be answered.
    var assignedNames: Set<String> {
        var names: Set<String> = []
        collect(into: &names)
        return names
    }

    private func collect(into names: inout Set<String>) {
        switch command {
        case .simple(let command): command.collect(into: &names)
        case .both(let left, let right), .either(let left, let right):
            left.collect(into: &names)
            right.collect(into: &names)
        case .not(let statement), .background(let statement): statement.collect(into: &names)
        case .group(let statements): statements.forEach { $0.collect(into: &names) }
        case .conditional(let branches, let otherwise):
            for branch in branches {
                branch.condition.forEach { $0.collect(into: &names) }
                branch.body.forEach { $0.collect(into: &names) }
            }
            otherwise?.forEach { $0.collect(into: &names) }
        case .forEach(let name, _, let body):
            names.insert(name.text)
            body.forEach { $0.collect(into: &names) }
        case .loop(let condition, _, let body):
            condition.forEach { $0.collect(into: &names) }
            body.forEach { $0.collect(into: &names) }
        case .choice(_, let choices): choices.forEach { $0.body.forEach { $0.collect(into: &names) } }
        case .pipeline, .subshell, .function, .test, .arithmetic, .unknown: break
        }
    }
}

extension SimpleCommand {
    fileprivate func collect(into names: inout Set<String>) {
        if words.isEmpty { names.formUnion(assignments.map(\.name.text)) }
        for case .assignment(let assignment) in words { names.insert(assignment.name.text) }
        // `read -r X Y`: what its words may name.
        if name == "read" || name == "printf" {
            for case .word(let word) in words.dropFirst() {
                if let text = word.bareText, isName(text.utf8) { names.insert(text) }
            }
        }
    }
}
