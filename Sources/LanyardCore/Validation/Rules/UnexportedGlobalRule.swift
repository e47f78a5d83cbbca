/// A global that no program will ever see, for nothing exports it.
///
/// A variable that only serves to make other values (`salt`) is none: names in capitals that nothing in the file uses
/// are, and those that tools look for are in any case.
struct UnexportedGlobalRule: ValidationRule {
    let name = "unexported-global"
    let summary = "Every variable that programs read is exported."

    func findings(in script: CheckedScript) -> [Finding] {
        let used = script.usedNames
        return script.assignments.filter { !$0.isExported }.compactMap { assignment in
            let name = assignment.name.text
            let isGlobal = VariableMeaning.isGlobal(name)
            guard isGlobal || (isInCapitals(name) && !used.contains(name) && !TrustPolicy.isRedirecting(name)) else {
                return nil
            }
            return finding(
                isGlobal ? .error : .warning,
                assignment.name.range,
                in: script,
                "\(name) is not exported: no program that is started from the shell will see it",
                hints: ["write export \(name)=… instead of \(name)=…"]
            )
        }
    }

    private func isInCapitals(_ name: String) -> Bool {
        name.utf8.contains { $0.isUpperCaseLetter } && !name.utf8.contains { $0.isLowerCaseLetter }
    }
}
