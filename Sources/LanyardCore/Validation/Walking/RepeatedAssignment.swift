extension CheckedScript {
    /// An assignment that is always made.
    struct PlainAssignment {
        let name: Name
        let value: Range<Int>
    }

    /// Pairs of assignments of one name, with none between, that are both made whenever the file is sourced.
    var repeated: [(PlainAssignment, PlainAssignment)] {
        var last: [String: PlainAssignment] = [:]
        var pairs: [(PlainAssignment, PlainAssignment)] = []
        for visited in commands {
            guard !visited.isInFunction, !visited.isInSubshell else { continue }
            let command = visited.command
            // Another file may use what was set.
            if visited.name == "source" || visited.name == "." { last = [:] }
            // As may whatever is not known: a command that is given the environment.
            let isDeclaring = ["export", "readonly", "declare", "typeset"].contains(visited.name)
            guard command.words.isEmpty || isDeclaring else {
                last = [:]
                continue
            }
            var assignments = command.words.isEmpty ? command.assignments : []
            for case .assignment(let assignment) in command.words { assignments.append(assignment) }
            for assignment in assignments {
                let name = assignment.name.text
                guard !visited.isConditional, !assignment.isAppended, assignment.index == nil else {
                    last[name] = nil
                    continue
                }
                let plain = PlainAssignment(name: assignment.name, value: assignment.valueRange)
                if let before = last[name] { pairs.append((before, plain)) }
                last[name] = plain
            }
        }
        return pairs
    }
}
