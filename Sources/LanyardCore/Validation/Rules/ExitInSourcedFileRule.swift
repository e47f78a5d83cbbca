/// `exit`, `exec`, `kill $$` and `${X:?}`, which end the shell that sources the file.
struct ExitInSourcedFileRule: ValidationRule {
    let name = "exit-in-sourced-file"
    let summary = "Nothing ends the shell that sources the file."
    let documentation = RuleDocumentation(
        explanation: """
            exit in a sourced file closes the terminal of whoever sources it, and so does kill $$. Within $(…) exit \
            ends that alone. return ends the file alone, and exit behind it, or where $0 is compared with \
            BASH_SOURCE, is reached only where the file is run. \
            ${X:?message} ends a script that sources the file, and leaves a terminal with half of it.
            """,
        source: "bash(1), exit, return and Parameter Expansion",
        bad: [
            "export X=1\nif [ -z $X ]; then «exit 1»; fi\n",
            "die() { «exit 1»; }\n[ -n \"$HOME\" ] || die\n",
        ],
        good: [
            "[ -n \"$HOME\" ] || return 1\nexport X=1\n",
            "die() { exit 1; }\n",
            "exec 2>/dev/null\n",
            "[ -n \"$HOME\" ] || { return 1 2>/dev/null || exit 1; }\nexport X=1\n",
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        let told = findings(toldBy: script).filter { !ShellRedirection.isMeant($0, in: script) }
        let called = CalledFunctions.names(in: script.commands)
        var found: [Finding] = []
        for visited in script.commands {
            let isKill = visited.command.killsShell
            guard visited.function.map(called.contains) ?? true, !visited.isOnlyRun, isKill || !visited.isInSubshell,
                isKill || visited.name == "exit" || visited.command.replacesShell
            else { continue }
            found.append(
                finding(
                    .error,
                    visited.range,
                    in: script,
                    "this ends the shell that sources env.sh",
                    hints: [hint(visited, isKill: isKill)],
                    fix: fix(visited)
                )
            )
        }
        // Those that were reached are told already, in the same words.
        return found + told.filter { one in !found.contains { one.marks($0.range, in: script.source) } }
    }

    private func hint(_ visited: VisitedCommand, isKill: Bool) -> String {
        if isKill { return "remove it" }
        guard visited.name == "exit" else { return "move it to a script of its own" }
        return visited.isInFunction
            ? "write return, which ends the function alone, and where it is called: || return" : "write return instead"
    }

    private func fix(_ visited: VisitedCommand) -> Fix? {
        // In a function, return ends that alone.
        guard visited.name == "exit", !visited.isInFunction, case .word(let word) = visited.command.words.first else {
            return nil
        }
        return Fix([Fix.Edit(word.range, "return")])
    }
}
