/// `<PROJECT>`, `your-project-id`: what a template asks its reader to replace.
struct PlaceholderLeftRule: ValidationRule {
    let name = "placeholder-left"
    let summary = "No placeholder of a template is left."

    func findings(in script: CheckedScript) -> [Finding] {
        findings(toldBy: script)
    }
}
