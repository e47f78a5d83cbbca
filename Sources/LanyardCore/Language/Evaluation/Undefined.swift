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
        let suggestion = NameSuggestion.nearest(to: name, among: knownNames)
        if let likely = suggestion ?? NameSuggestion.nearest(to: name, among: assigned.filter { $0 != target }) {
            hints.append("did you mean \(likely)?")
        } else if assigned.contains(name) {
            hints.append("it is set further down: move that line up")
        }
        hints.append("set it before, or write ${\(name):-default}")
        report("undefined-variable", range, "\(name) is not set", hints, suggestion: suggestion)
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
