/// A value that the file gives to a variable whose name says what it is.
struct CheckedValue: Sendable {
    let name: String
    let text: String
    /// Of the value, as it is written.
    let range: Range<Int>
    let meaning: VariableMeaning
    /// A name that only sounds like it may mean something else: then nothing is more than a warning.
    let isCertain: Bool
    let problem: NameProblem?

    /// Values that are known to the end, and made of nothing that is at fault itself: one mistake is one finding.
    static func all(_ assignments: [LastAssignment], _ evaluation: Evaluation) -> [CheckedValue] {
        var variables: [String: Variable] = [:]
        for variable in evaluation.variables { variables[variable.name] = variable }
        var values: [CheckedValue] = []
        var faulty: Set<String> = []
        for assignment in assignments {
            let name = assignment.name.text
            guard faulty.isDisjoint(with: assignment.references) else {
                faulty.insert(name)
                continue
            }
            guard let variable = variables[name], variable.isComplete,
                let text = String(validating: variable.value.bytes, as: UTF8.self),
                let (meaning, isCertain) = VariableMeaning.of(name, text)
            else { continue }
            let problem = meaning.check(text)
            if let problem, !problem.isWarning { faulty.insert(name) }
            values.append(
                CheckedValue(
                    name: name,
                    text: text,
                    range: assignment.valueRange,
                    meaning: meaning,
                    isCertain: isCertain,
                    problem: problem
                )
            )
        }
        return values
    }
}
