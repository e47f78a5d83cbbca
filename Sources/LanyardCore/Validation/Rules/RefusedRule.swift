/// What a shell would do, but Lanyard does not: it runs nothing.
struct RefusedRule: ValidationRule {
    let name = "refused"
    let summary = "The file sets variables and does nothing else."

    func findings(in script: CheckedScript) -> [Finding] {
        findings(toldBy: script)
    }
}
