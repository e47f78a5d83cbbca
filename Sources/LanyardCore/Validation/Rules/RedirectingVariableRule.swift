/// A variable that redirects credentials or runs code, in a file that nobody has allowed.
struct RedirectingVariableRule: ValidationRule {
    let name = "redirecting-variable"
    let summary = "Nothing redirects credentials or runs code, unless the file is allowed."

    func findings(in script: CheckedScript) -> [Finding] {
        guard !script.isAllowed else { return [] }
        return script.assignments.filter { TrustPolicy.isRedirecting($0.name.text) }.map { assignment in
            finding(
                .error,
                assignment.name.range,
                in: script,
                "\(assignment.name.text) redirects credentials or runs code, and the file is not allowed",
                hints: ["read it, then: lanyard allow \(posixQuoted(script.source.path))"]
            )
        }
    }
}
