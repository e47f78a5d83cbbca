/// Commands that make, change or delete something each time the file is sourced.
struct MutatingCommandRule: ValidationRule {
    let name = "mutating-command"
    let summary = "Sourcing the file changes nothing anywhere."
    let documentation = RuleDocumentation(
        explanation: """
            A file that is sourced in every terminal runs its commands in every terminal: buckets and accounts \
            are made again, APIs enabled, folders created, and each gcloud call takes a second. Put them into a \
            script that is run once.
            """,
        source: "gcloud, gsutil, terraform, kubectl, docker: their own help",
        bad: [
            "«gcloud services enable aiplatform.googleapis.com»\n",
            "if [ -n \"${X:-}\" ]; then «rm -rf /tmp/x»; fi\n",
        ],
        good: [
            "setup() { gcloud services enable x; }\n"
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        let told = findings(toldBy: script)
        var found: [Finding] = []
        for visited in script.commands {
            guard !visited.isInFunction, !visited.isInSubshell, !visited.isOnlyRun,
                MutatingPrograms.contains(visited.name ?? ""),
                !told.contains(where: { $0.marks(visited.range, in: script.source) })
            else { continue }
            found.append(
                finding(
                    .warning,
                    visited.range,
                    in: script,
                    "this runs each time that the file is sourced, where it is reached",
                    hints: ["move it to a script of its own"]
                )
            )
        }
        return told + found
    }
}
