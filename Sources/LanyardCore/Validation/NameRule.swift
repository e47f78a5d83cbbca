/// A rule about what a name of Google Cloud's may look like.
protocol NameRule: ValidationRule {
    /// Which variables it looks at.
    var meaning: VariableMeaning { get }
}

extension NameRule {
    package func findings(in script: CheckedScript) -> [Finding] {
        script.values.compactMap { value in
            guard value.meaning == meaning, let problem = value.problem else { return nil }
            return finding(
                problem.isWarning || !value.isCertain ? .warning : .error,
                value.range,
                in: script,
                "\(value.name) is \"\(visible(value.text, limit: 200))\": \(problem.message)",
                hints: problem.hint.map { [$0] } ?? []
            )
        }
    }
}
