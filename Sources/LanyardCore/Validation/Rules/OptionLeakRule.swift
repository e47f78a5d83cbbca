/// `set -e` and its like in a file that is sourced.
struct OptionLeakRule: ValidationRule {
    let name = "option-leak"
    let summary = "The shell that sources the file keeps its options."
    let documentation = RuleDocumentation(
        explanation: """
            The file runs in the shell of whoever sources it. After set -e that terminal closes at the next \
            command that fails; after set -u completion breaks; after set -x everything is traced, secrets among \
            it; after set -a whatever is set later is exported. An option that is switched off again before the \
            end is fine.
            """,
        source: "bash(1), set; direnv and virtualenv leave options alone for the same reason",
        bad: [
            "«set -euo pipefail»\nexport X=1\n",
            "«set -eu»\nexport X=1\nset +u\n",
            "«set -a»\nX=1\n",
        ],
        good: [
            "set -a\nexport X=1\nset +a\n",
            "f() { set -e; }\n",
            "f() { local -; set -e; }\nf\n",
        ]
    )

    /// What an interactive shell has switched on anyway.
    private static let usual = ["braceexpand", "hashall", "histexpand", "history", "interactive-comments", "monitor"]

    func findings(in script: CheckedScript) -> [Finding] {
        let called = leakingFunctions(in: script)
        var statements: [(visited: VisitedCommand, set: SetOptions)] = []
        // Those that switched it on, by the option's name.
        var open: [String: [Int]] = [:]
        for visited in script.commands {
            guard !visited.isInSubshell, !visited.isOnlyRun, visited.function.map({ called.contains($0) }) ?? true,
                let set = SetOptions(visited.command)
            else { continue }
            for option in set.options where !OptionLeakRule.usual.contains(option.name) {
                if option.isOn {
                    open[option.name, default: []].append(statements.count)
                } else {
                    open[option.name] = nil
                }
            }
            statements.append((visited, set))
        }
        var leaked: [Int: Set<String>] = [:]
        for (option, places) in open { for place in places { leaked[place, default: []].insert(option) } }
        return leaked.flatMap { place, options in
            findings(statements[place].visited, statements[place].set, leaking: options, in: script)
        }
    }

    private func findings(
        _ visited: VisitedCommand,
        _ set: SetOptions,
        leaking options: Set<String>,
        in script: CheckedScript
    ) -> [Finding] {
        var findings: [Finding] = []
        let others = options.subtracting(["allexport"])
        if !others.isEmpty {
            let isAll = set.isEmpty(without: others)
            findings.append(
                finding(
                    .warning,
                    visited.range,
                    in: script,
                    "\(isAll ? "this stays" : list(others)) in force in the shell that sources the file",
                    hints: ["remove it\(isAll ? "" : " from this line"): it belongs into scripts that are run"],
                    fix: isAll
                        ? StatementRemoval.fix(visited, in: script)
                        : visited.isConditional ? nil : Fix(set.edits(removing: others), reach: .nothing)
                )
            )
        }
        if options.contains("allexport") {
            findings.append(
                finding(
                    .warning,
                    visited.range,
                    in: script,
                    "allexport stays in force: whatever is set later in the shell that sources the file is exported",
                    hints: ["write set +a behind the variables that it is meant for"],
                    fix: endOfExporting(visited, in: script)
                )
            )
        }
        return findings
    }

    private func list(_ options: Set<String>) -> String {
        options.sorted().joined(separator: " and ") + (options.count > 1 ? " stay" : " stays")
    }

    /// `set +a` at the end of the file, where that is always reached.
    private func endOfExporting(_ visited: VisitedCommand, in script: CheckedScript) -> Fix? {
        let bytes = script.source.bytes
        guard !visited.isInFunction, let last = script.script.statements.last,
            !script.commands.contains(where: { $0.name == "return" && !$0.isInFunction })
        else { return nil }
        // What could not be read, or the text of a here-document.
        let rest = bytes[last.range.upperBound...].split(separator: UInt8(ascii: "\n"))
        guard
            rest.allSatisfy({ line in
                line.first { !$0.isBlank && $0 != UInt8(ascii: ";") }.map { $0 == UInt8(ascii: "#") } ?? true
            })
        else { return nil }
        let isWhole = bytes.last == UInt8(ascii: "\n")
        return Fix([Fix.Edit(bytes.count..<bytes.count, isWhole ? "set +a\n" : "\nset +a\n")], reach: .nothing)
    }

    /// Functions whose options stay in the shell: those that the file itself calls, save those that give them back.
    private func leakingFunctions(in script: CheckedScript) -> Set<String> {
        CalledFunctions.names(in: script.commands)
            .subtracting(script.commands.filter { $0.command.bareWords == ["local", "-"] }.compactMap(\.function))
    }
}
