/// A global that no program will ever see, for nothing exports it.
///
/// A variable that only serves to make other values (`salt`) is none: names in capitals that nothing in the file uses
/// are, and those that tools look for are in any case.
struct UnexportedGlobalRule: ValidationRule {
    let name = "unexported-global"
    let summary = "Every variable that programs read is exported."
    let documentation = RuleDocumentation(
        explanation: """
            Without export a variable belongs to the shell alone: a program that is started from it, Python, \
            terraform or docker, does not see it. Where an earlier version of the file exported it, everything \
            works until the next terminal.
            """,
        source: "bash(1), export; POSIX, 2.5.3 Shell Variables",
        bad: [
            "«USER_ACCOUNT»=username@domain.com\n",
            "«EPOCHS»=3\n",
        ],
        good: [
            "export USER_ACCOUNT=username@domain.com\n",
            "salt=3fa\nexport BUCKET_NAME=ray-$salt\n",
            "set -a\nEPOCHS=3\n",
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        script.assignments.filter { !$0.isExported }.compactMap { assignment in
            let name = assignment.name.text
            let isGlobal = VariableMeaning.isGlobal(name)
            guard
                isGlobal
                    || (isInCapitals(name) && !script.usedNames.contains(name) && !TrustPolicy.isRedirecting(name)),
                !assignment.isArray
            else { return nil }
            return finding(
                isGlobal ? .error : .warning,
                assignment.name.range,
                in: script,
                "\(name) is not exported: no program that is started from the shell will see it",
                hints: ["write export \(name)=… instead of \(name)=…"],
                fix: fix(assignment)
            )
        }
    }

    /// `export ` before the statement, where that is this assignment and no other.
    private func fix(_ assignment: LastAssignment) -> Fix? {
        guard assignment.isAlone else { return nil }
        let start = assignment.name.range.lowerBound
        return Fix([Fix.Edit(start..<start, "export ")])
    }

    private func isInCapitals(_ name: String) -> Bool {
        name.utf8.contains { $0.isUpperCaseLetter } && !name.utf8.contains { $0.isLowerCaseLetter }
    }
}
