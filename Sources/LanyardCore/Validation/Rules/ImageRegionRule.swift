/// An image whose host names another location than REGION.
struct ImageRegionRule: ValidationRule {
    let name = "image-region"
    let summary = "An image lies where the work is done."
    let documentation = RuleDocumentation(
        explanation: """
            Machines pull an image from another region slowly, and the traffic is paid for. The region itself or \
            the multi-region around it (us, europe, asia) is right. Images that Google provides lie where they lie.
            """,
        source: "Artifact Registry documentation, Repository locations",
        bad: [
            "export REGION=us-central1\nexport TRAIN_IMAGE=«europe-west4-docker.pkg.dev/ray-whisper/tune/train»\n"
        ],
        good: [
            "export REGION=us-central1\nexport TRAIN_IMAGE=us-docker.pkg.dev/ray-whisper/tune/train\n",
            "export REGION=europe-west4\nexport TRAIN_IMAGE=us-docker.pkg.dev/vertex-ai/training/pytorch-gpu\n",
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        guard let region = script.sound(.region) else { return [] }
        return script.values.compactMap { value in
            guard value.meaning == .image, value.problem == nil, let image = ImagePath.parts(of: value.text),
                let location = image.location, location != region.text, !isAround(location, region.text),
                !GooglesProjects.contain(image.project), !script.isMadeOf(location, value)
            else { return nil }
            return finding(
                .warning,
                value.range,
                in: script,
                "\(value.name) lies in \(location), and \(region.name) is \(region.text)",
                hints: ["its host is ${\(region.name)}-docker.pkg.dev"]
            )
        }
    }

    private func isAround(_ location: String, _ region: String) -> Bool {
        region.hasPrefix(location + "-") || (location == "eu" && region.hasPrefix("europe-"))
    }
}
