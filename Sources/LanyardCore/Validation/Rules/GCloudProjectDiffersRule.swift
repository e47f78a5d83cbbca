/// PROJECT_ID that is not the project of gcloud's own configuration.
struct GCloudProjectDiffersRule: ValidationRule {
    let name = "gcloud-project-differs"
    let summary = "gcloud works in the same project."
    let documentation = RuleDocumentation(
        explanation: """
            gcloud does not read PROJECT_ID: gcloud builds submit, and every command without --project, works in \
            the project of its own configuration. Then images and jobs appear where nobody looks for them.
            """,
        source: "gcloud topic configurations; gcloud config set project",
        bad: [
            "# gcloud config get-value project: ray-other\nexport PROJECT_ID=«ray-whisper»\n"
        ],
        good: [
            "export PROJECT_ID=ray-whisper\n"
        ],
        gcloudProject: "ray-other"
    )

    func findings(in script: CheckedScript) -> [Finding] {
        guard let project = script.values.first(where: { $0.name == "PROJECT_ID" && $0.problem == nil }),
            !script.assignments.contains(where: { $0.name.text == "CLOUDSDK_CORE_PROJECT" }),
            let other = script.gcloudProject(), other != project.text
        else { return [] }
        return [
            finding(
                .note,
                project.range,
                in: script,
                "gcloud's own project is \(visible(other)): commands without --project, such as gcloud builds submit, work there",
                hints: [
                    "gcloud config set project \(posixQuoted(project.text))",
                    "or add: export CLOUDSDK_CORE_PROJECT=\"$PROJECT_ID\"",
                ]
            )
        ]
    }
}
