/// A value made from a variable that neither the file nor its caller has set.
struct UndefinedVariableRule: ValidationRule {
    let name = "undefined-variable"
    let summary = "Every variable is set before a value is made from it."

    func findings(in script: CheckedScript) -> [Finding] {
        findings(toldBy: script)
    }
}
