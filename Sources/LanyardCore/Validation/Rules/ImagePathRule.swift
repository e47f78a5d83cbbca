/// What ``ImagePath`` says of TRAIN_IMAGE and its like.
struct ImagePathRule: NameRule {
    let name = "image-path"
    let summary = "An image in a registry of Google Cloud has a path that Docker reads."
    let meaning = VariableMeaning.image
    let documentation = RuleDocumentation(
        explanation: """
            LOCATION-docker.pkg.dev/PROJECT/REPOSITORY/IMAGE, with a tag or a digest behind it: the location is \
            a region or a multi-region, and all is written in small letters. Images of other registries are not \
            looked at. Where REPO names the repository, the image lies in that one.
            """,
        source: "Artifact Registry documentation, Repository and image names; reference grammar of Docker",
        bad: [
            "export TRAIN_IMAGE=«us-central1-docker.pkg.dev/ray-whisper/train»\n",
            "export TRAIN_IMAGE=«us-central1-docker.pkg.dev/ray-whisper/tune/Train»\n",
            "export TRAIN_IMAGE=«https://us-docker.pkg.dev/ray-whisper/tune/train»\n",
            "export TRAIN_IMAGE=«us-centarl1-docker.pkg.dev/ray-whisper/tune/train»\n",
            "export REPO=tune\nexport TRAIN_IMAGE=«us-docker.pkg.dev/ray-whisper/tunes/train»\n",
        ],
        good: [
            "export TRAIN_IMAGE=us-central1-docker.pkg.dev/ray-whisper/tune/train:v1\n",
            "export BASE_IMAGE=pytorch/pytorch:latest\n",
        ]
    )

    /// Only images of Google's registries are looked at, whatever holds them.
    func saysItself(_ value: CheckedValue) -> Bool { true }

    func findings(in script: CheckedScript) -> [Finding] {
        names(in: script) + repositories(in: script)
    }

    /// Images of the project that lie in another repository than REPO.
    private func repositories(in script: CheckedScript) -> [Finding] {
        guard let repository = script.sound(.repositoryID) else { return [] }
        let project = script.sound(.projectID)
        return script.values.compactMap { value in
            guard value.meaning == .image, value.isCertain, let image = ImagePath.parts(of: value.text),
                let own = image.repository, own != repository.text,
                // Another project's repositories are its own business.
                image.project == project?.text ?? image.project, !GooglesProjects.contain(image.project)
            else { return nil }
            return finding(
                .warning,
                value.range,
                in: script,
                "\(value.name) lies in the repository \(visible(own)), and \(repository.name) is \(visible(repository.text))",
                hints: ["its repository is ${\(repository.name)}"]
            )
        }
    }
}
