/// What is said of a variable that is not set.
extension Evaluator {
    mutating func reportUndefined(_ name: String, _ range: Range<Int>) {
        guard problems.count < EnvScript.problemLimit else {
            isComplete = false
            return
        }
        var hints: [String] = []
        let assigned = assignedNames
        guard spend(NameSuggestion.cost(of: name, among: state.variables.count + assigned.count), at: range) else {
            return
        }
        if name == target, assigned.contains(name) {
            hints.append("it is made from itself, and unset at first: write ${\(name):-}")
        } else {
            let (known, others) = (knownNames, assigned.filter { $0 != target })
            let likely =
                NameSuggestion.nearest(to: name, among: known) ?? NameSuggestion.nearest(to: name, among: others)
            if let likely {
                hints.append("did you mean \(likely)?")
            } else if assigned.contains(name) {
                hints.append(whereSet(name, range))
            }
            let isPosition = name.utf8.allSatisfy(\.isDigit)
            hints.append(
                isPosition
                    ? "write ${\(name):-default}, or \\$ for a dollar sign"
                    : "set it before, or write ${\(name):-default}"
            )
        }
        report("undefined-variable", range, "\(name) is not set", hints, suggestion: suggestion(name, assigned))
    }

    /// What was meant without a doubt, where that is set by then.
    private func suggestion(_ name: String, _ assigned: [String]) -> String? {
        let known = knownNames
        let sure = NameSuggestion.sure(for: name, among: known + assigned.filter { $0 != target && $0 != name })
        return sure.flatMap { known.contains($0) ? $0 : nil }
    }

    /// Of a name that the file assigns, but not in time.
    private func whereSet(_ name: String, _ range: Range<Int>) -> String {
        var isSame = false
        var isLater = false
        for statement in script.statements {
            statement.visitAssignedNames { assigned in
                guard assigned.text == name else { return }
                if assigned.command.contains(range.lowerBound) { isSame = true }
                if assigned.command.lowerBound > range.lowerBound { isLater = true }
            }
        }
        if isSame { return "it is set in the same statement, too late for this: make two statements of it" }
        return isLater ? "it is set further down: move that line up" : "it is set above only on a condition"
    }

    /// What is set so far: the first thought. What is set further down is the second, a variable's own name none.
    private var knownNames: [String] {
        guard state.variables.count <= NameSuggestion.nameLimit else { return [] }
        return state.variables.entries.filter { $0.slot.content != nil }.map(\.name)
    }

    /// Names that the file assigns anywhere, each once, sorted; none where there are too many to have been written by
    /// hand.
    private var assignedNames: [String] {
        var names: Set<String> = []
        for statement in script.statements {
            names.formUnion(statement.assignedNames)
            if names.count > NameSuggestion.nameLimit { return [] }
        }
        return names.sorted()
    }
}
