/// An image of another project than PROJECT_ID.
struct ImageProjectRule: ValidationRule {
    let name = "image-project"
    let summary = "An image lies in the project."
    let documentation = RuleDocumentation(
        explanation: """
            A service account of this project may not read another one's registry unless somebody has granted \
            it. Images that Google provides are left alone; for another team's, silence the rule.
            """,
        source: "Artifact Registry documentation, Configure roles and permissions",
        bad: [
            "export PROJECT_ID=ray-whisper\nexport TRAIN_IMAGE=«us-central1-docker.pkg.dev/ray-whisker/tune/train»\n"
        ],
        good: [
            "export PROJECT_ID=ray-whisper\nexport TRAIN_IMAGE=us-central1-docker.pkg.dev/ray-whisper/tune/train\n",
            "export PROJECT_ID=ray-whisper\nexport TRAIN_IMAGE=us-docker.pkg.dev/vertex-ai/training/pytorch-gpu\n",
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        guard let project = script.sound(.projectID) else { return [] }
        return script.values.compactMap { value in
            guard value.meaning == .image, value.isCertain, let own = ImagePath.parts(of: value.text)?.project,
                own != project.text, !GooglesProjects.contain(own), !script.isMadeOf(own, value)
            else { return nil }
            return finding(
                .warning,
                value.range,
                in: script,
                "\(value.name) lies in the project \(visible(own)), and \(project.name) is \(visible(project.text))",
                hints: ["its project is ${\(project.name)}"]
            )
        }
    }
}
