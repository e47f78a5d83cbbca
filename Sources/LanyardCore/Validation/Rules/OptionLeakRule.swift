/// `set -e` and its like in a file that is sourced.
struct OptionLeakRule: ValidationRule {
    let name = "option-leak"
    let summary = "The shell that sources the file keeps its options."
    let documentation = RuleDocumentation(
        explanation: """
            The file runs in the shell of whoever sources it. After set -e that terminal closes at the next \
            command that fails; after set -u completion breaks; after set -x everything is traced, secrets among \
            it. An option that is switched off again before the end is fine.
            """,
        source: "bash(1), set; direnv and virtualenv leave options alone for the same reason",
        bad: [
            "«set -euo pipefail»\nexport X=1\n"
        ],
        good: [
            "set -a\nexport X=1\nset +a\n",
            "f() { set -e; }\n",
            "f() { local -; set -e; }\nf\n",
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        let called = calledFunctions(in: script)
        var leaked: [Finding] = []
        for visited in script.commands {
            guard visited.name == "set", !visited.isInSubshell,
                visited.function.map({ called.contains($0) }) ?? true
            else { continue }
            let options = visited.command.bareWords.dropFirst()
            if options.contains(where: { $0.hasPrefix("+") }) {
                leaked.removeAll()
            } else if options.contains(where: {
                $0.hasPrefix("-") && $0.contains { "euxvo".contains($0) } && $0 != "-a"
            }),
                !options.contains("allexport")
            {
                leaked.append(
                    finding(
                        .warning,
                        visited.range,
                        in: script,
                        "this stays in force in the shell that sources the file",
                        hints: ["remove it: it belongs into scripts that are run"],
                        fix: StatementRemoval.fix(visited, in: script.source)
                    )
                )
            }
        }
        return leaked
    }

    /// Functions that the file itself calls, be it from another one, save those that give the options back.
    private func calledFunctions(in script: CheckedScript) -> [String] {
        guard script.commands.contains(where: { $0.isInFunction && $0.name == "set" }) else { return [] }
        var called: [String] = []
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for visited in script.commands where !visited.isInSubshell {
                guard let name = visited.name, visited.function.map({ called.contains($0) }) ?? true,
                    !called.contains(name), script.commands.contains(where: { $0.function == name })
                else { continue }
                called.append(name)
                isGrowing = true
            }
        }
        let restoring = script.commands.filter { $0.command.bareWords == ["local", "-"] }.compactMap(\.function)
        return called.filter { !restoring.contains($0) }
    }
}
