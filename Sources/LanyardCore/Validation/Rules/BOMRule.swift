/// A byte order mark at the beginning.
struct BOMRule: ValidationRule {
    let name = "bom"
    let summary = "The file begins with its first word."

    func findings(in script: CheckedScript) -> [Finding] {
        findings(toldBy: script)
    }
}
