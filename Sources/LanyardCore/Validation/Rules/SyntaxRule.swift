/// What no shell would read, or not as it was meant.
struct SyntaxRule: ValidationRule {
    let name = "syntax"
    let summary = "The file is one that a shell can read."

    func findings(in script: CheckedScript) -> [Finding] {
        findings(toldBy: script)
    }
}
