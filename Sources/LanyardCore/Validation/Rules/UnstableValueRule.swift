/// A value that may be another each time the file is sourced: then names made from it lead nowhere.
struct UnstableValueRule: ValidationRule {
    let name = "unstable-value"
    let summary = "Every value is the same each time the file is sourced."

    func findings(in script: CheckedScript) -> [Finding] {
        let hints = namesBucket(script) ? ["what a bucket that exists already is called: gcloud storage ls"] : []
        return findings(toldBy: script).map { finding in
            var finding = finding
            finding.hints += hints
            return finding
        }
    }

    /// Whether a bucket's name is made from what could not be read: then there may be one whose name must not change.
    private func namesBucket(_ script: CheckedScript) -> Bool {
        script.assignments.contains { assignment in
            VariableMeaning.isBucket(assignment.name.text)
                && !script.unreadNames.isDisjoint(with: assignment.references)
        }
    }
}
