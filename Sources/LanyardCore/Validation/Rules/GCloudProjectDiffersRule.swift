/// PROJECT_ID that is not the project which gcloud and the client libraries are told, here or by gcloud's own
/// configuration.
struct GCloudProjectDiffersRule: ValidationRule {
    let name = "gcloud-project-differs"
    let summary = "gcloud and the client libraries work in the same project."
    let documentation = RuleDocumentation(
        explanation: """
            gcloud does not read PROJECT_ID: gcloud builds submit, and every command without --project, works in \
            the project of its own configuration. Then images and jobs appear where nobody looks for them. \
            CLOUDSDK_CORE_PROJECT tells gcloud another one, GOOGLE_CLOUD_PROJECT tells the client libraries: where \
            one of them differs from PROJECT_ID, mostly a letter is wrong.
            """,
        source: "gcloud topic configurations; gcloud config set project",
        bad: [
            "# gcloud config get-value project: ray-other\nexport PROJECT_ID=«ray-whisper»\n",
            "export PROJECT_ID=ray-whisper\nexport CLOUDSDK_CORE_PROJECT=«ray-whispr»\n",
            "export GOOGLE_CLOUD_PROJECT=ray-whisper\nexport CLOUDSDK_CORE_PROJECT=«ray-whispr»\n",
        ],
        good: [
            "export PROJECT_ID=ray-whisper\n",
            "export PROJECT_ID=ray-whisper\nexport CLOUDSDK_CORE_PROJECT=$PROJECT_ID\n",
        ],
        gcloudProject: "ray-other"
    )

    func findings(in script: CheckedScript) -> [Finding] {
        guard let project = script.values.first(where: { $0.name == "PROJECT_ID" && $0.problem == nil }) else {
            return apart(in: script)
        }
        return told(besides: project, in: script) + configured(besides: project, in: script)
    }

    /// What the file itself says to each of them.
    private func told(besides project: CheckedValue, in script: CheckedScript) -> [Finding] {
        script.values.compactMap { value in
            guard let reader = reader(of: value.name), value.problem?.isWarning ?? true, value.text != project.text
            else { return nil }
            return finding(
                .warning,
                value.range,
                in: script,
                "\(value.name) is \(visible(value.text)), but PROJECT_ID is \(visible(project.text)): \(reader) in the one, "
                    + "what is made from PROJECT_ID belongs to the other",
                hints: ["write export \(value.name)=\"$PROJECT_ID\""]
            )
        }
    }

    /// Without PROJECT_ID, gcloud and the client libraries still may be told two projects.
    private func apart(in script: CheckedScript) -> [Finding] {
        let told = script.values.filter { reader(of: $0.name) != nil && $0.problem?.isWarning ?? true }
        guard told.count == 2, told[0].text != told[1].text else { return [] }
        let (first, second) = (told[0], told[1])
        return [
            finding(
                .warning,
                second.range,
                in: script,
                "\(second.name) is \(visible(second.text)), but \(first.name) is \(visible(first.text)): "
                    + "gcloud works in another project than the client libraries",
                hints: ["write export \(second.name)=\"$\(first.name)\""]
            )
        ]
    }

    private func reader(of name: String) -> String? {
        switch name {
        case "CLOUDSDK_CORE_PROJECT": "gcloud works"
        case "GOOGLE_CLOUD_PROJECT": "client libraries work"
        default: nil
        }
    }

    private func configured(besides project: CheckedValue, in script: CheckedScript) -> [Finding] {
        guard !script.assignments.contains(where: { $0.name.text == "CLOUDSDK_CORE_PROJECT" }),
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
