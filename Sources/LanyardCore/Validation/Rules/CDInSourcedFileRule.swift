/// `cd` in a file that is sourced.
struct CDInSourcedFileRule: ValidationRule {
    let name = "cd-in-sourced-file"
    let summary = "Whoever sources the file stays where they are."
    let documentation = RuleDocumentation(
        explanation: """
            The folder changes in the terminal of whoever sources the file, and the next relative path means \
            something else. In a substitution it is harmless: DIR=$(cd "..." && pwd).
            """,
        source: "bash(1), cd",
        bad: [
            "«cd /»\nexport X=1\n"
        ],
        good: [
            "DIR=$(cd / && pwd)\nexport DIR\n",
            "go() { cd /; }\n",
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        var found: [Finding] = []
        for visited in script.commands {
            guard !visited.isInFunction, !visited.isInSubshell, !visited.isOnlyRun, visited.name == "cd" else {
                continue
            }
            found.append(
                finding(
                    .warning,
                    visited.range,
                    in: script,
                    "this changes the folder of the shell that sources the file",
                    hints: ["name the folder in a variable: DIR=$(cd … && pwd)"]
                )
            )
        }
        return found
    }
}
