/// An env.sh as the rules see it: read as far as it can be read, with all that was noticed on the way.
package struct CheckedScript {
    package let source: SourceText
    /// What the file sets, without the statements that could not be read.
    package let evaluation: Evaluation
    /// Whether its variables may redirect credentials: the user has allowed these bytes, or the file is the user's own.
    package let isAllowed: Bool
    /// The caller's exported variables.
    let environment: (String) -> ByteString?
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

    /// A file that stands alone.
    ///
    /// - Parameter environment: the caller's exported variables; they count as set.
    package init(
        _ source: SourceText,
        environment: @escaping (String) -> ByteString? = { _ in nil },
        isAllowed: Bool = false
    ) {
        self.init(source, in: .alone(environment), isAllowed: { _ in isAllowed })
    }

    /// - Parameters:
    ///   - surroundings: what the file may see of the world.
    ///   - isAllowed: asked with what the file sets, and with the files that it reads.
    package init(_ source: SourceText, in surroundings: Surroundings, isAllowed: (Evaluation) -> Bool) {
        self.source = source
        environment = surroundings.environment
        let (script, problems) = EnvScript.parseTolerantly(source)
        evaluation = script.evaluate(in: surroundings)
        self.isAllowed = isAllowed(evaluation)
        unreadNames = script.unreadNames.union(evaluation.lostNames)
        diagnostics = problems + evaluation.problems
        assignments = LastAssignment.all(in: script, evaluation)
        self.script = script
        usedNames = script.usedNames
        values = CheckedValue.all(assignments, evaluation)
    }

    /// The file's text and those of the files that it sources: findings may stand in either.
    package var texts: [SourceText] { [source] + evaluation.sources }
}
