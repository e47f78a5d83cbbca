/// A value that may be another each time the file is sourced: then names made from it lead nowhere.
struct UnstableValueRule: ValidationRule {
    let name = "unstable-value"
    let summary = "Every value is the same each time the file is sourced."

    func findings(in script: CheckedScript) -> [Finding] {
        findings(toldBy: script)
    }
}
