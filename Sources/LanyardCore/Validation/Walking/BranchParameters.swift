extension CheckedScript {
    /// The variables from which values are made in branches that nothing is told of: another caller takes them.
    func parametersOfBranches() -> [ParameterExpansion] {
        let conditional = assignments.flatMap { zip($0.every, $0.spots) }.filter(\.1.isConditional)
        guard !conditional.isEmpty else { return [] }
        let told = RangeList(diagnostics.filter { $0.path == source.path }.map(\.range))
        return conditional.flatMap { assignment, _ in assignment.words.flatMap(\.plainParameters) }
            .filter { !told.overlaps($0.range) }
    }
}

extension Word {
    /// `$X` without an operation, wherever it stands outside substitutions.
    fileprivate var plainParameters: [ParameterExpansion] {
        parts.flatMap { part -> [ParameterExpansion] in
            switch part {
            case .parameter(let parameter, _):
                parameter.operation == nil && parameter.element == nil
                    ? [parameter] : parameter.words.flatMap(\.plainParameters)
            case .arithmetic(let expansion, _): expansion.expression.plainParameters
            case .command, .literal, .tilde, .unicode, .process: []
            }
        }
    }
}
