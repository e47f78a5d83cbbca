/// GCLOUD_PROJECT, which libraries read for old times' sake only.
struct DeprecatedNameRule: ValidationRule {
    let name = "deprecated-name"
    let summary = "Variables have the names that tools read today."
    let documentation = RuleDocumentation(
        explanation: """
            Client libraries look for GOOGLE_CLOUD_PROJECT first, and for GCLOUD_PROJECT only where that is \
            unset: with both set, the old one is silently ignored.
            """,
        source: "google-auth, google.auth.environment_vars: PROJECT and LEGACY_PROJECT",
        bad: [
            "export «GCLOUD_PROJECT»=ray-whisper\n"
        ],
        good: [
            "export GOOGLE_CLOUD_PROJECT=ray-whisper\n"
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        script.assignments.compactMap { assignment in
            guard assignment.name.text == "GCLOUD_PROJECT" else { return nil }
            let hasNew = script.assignments.contains { $0.name.text == "GOOGLE_CLOUD_PROJECT" }
            // One place, and no `export` of its own: then that is all there is to rename.
            let canRename =
                !hasNew && !script.usedNames.contains("GCLOUD_PROJECT") && assignment.every.count == 1
                && !script.commands.contains { $0.command.bareWords.contains("GCLOUD_PROJECT") }
            return finding(
                .warning,
                assignment.name.range,
                in: script,
                "GCLOUD_PROJECT is the old name, read only where GOOGLE_CLOUD_PROJECT is unset",
                hints: [hasNew ? "remove the line" : "write GOOGLE_CLOUD_PROJECT"],
                fix: canRename ? Fix([Fix.Edit(assignment.name.range, "GOOGLE_CLOUD_PROJECT")]) : nil
            )
        }
    }
}
