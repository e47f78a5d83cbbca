/// `NAME = value`, which a shell reads as a command.
struct SpacesAroundEqualsRule: ValidationRule {
    let name = "spaces-around-equals"
    let summary = "No space stands beside the equals sign of an assignment."

    func findings(in script: CheckedScript) -> [Finding] {
        findings(toldBy: script)
    }
}
