/// An env.sh as the rules see it: read as far as it can be read, with all that was noticed on the way.
package struct CheckedScript: Sendable {
    package let source: SourceText
    /// What the file sets, without the statements that could not be read.
    package let evaluation: Evaluation
    /// Whether its variables may redirect credentials: the user has allowed these bytes, or the file is the user's own.
    package let isAllowed: Bool
    /// The caller's exported variables.
    let environment: @Sendable (String) -> ByteString?
    /// What parser and evaluator have told.
    let diagnostics: [Diagnostic]
    /// Names whose assignment stands in a statement that could not be read.
    let unreadNames: Set<String>
    /// The last assignment of each name, in the order of the names' first.
    let assignments: [LastAssignment]
    /// The tree, as far as it could be read.
    let script: EnvScript
    /// Names from which the file makes anything.
    let usedNames: Set<String>
    let values: [CheckedValue]

    /// - Parameter environment: the caller's exported variables; they count as set. None: a file that stands alone.
    package init(
        _ source: SourceText,
        environment: @escaping @Sendable (String) -> ByteString? = { _ in nil },
        isAllowed: Bool = false
    ) {
        self.source = source
        self.isAllowed = isAllowed
        self.environment = environment
        let (script, problems) = EnvScript.parseTolerantly(source)
        evaluation = script.evaluate(environment: environment)
        unreadNames = script.unreadNames
        diagnostics = problems + evaluation.problems
        assignments = LastAssignment.all(in: script, evaluation)
        self.script = script
        usedNames = script.usedNames
        values = CheckedValue.all(assignments, evaluation)
    }
}
