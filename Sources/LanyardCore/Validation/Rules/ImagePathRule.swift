/// What ``ImagePath`` says of TRAIN_IMAGE and its like.
struct ImagePathRule: NameRule {
    let name = "image-path"
    let summary = "An image in a registry of Google Cloud has a path that Docker reads."
    let meaning = VariableMeaning.image
    let documentation = RuleDocumentation(
        explanation: """
            LOCATION-docker.pkg.dev/PROJECT/REPOSITORY/IMAGE, with a tag or a digest behind it: the location is \
            a region or a multi-region, and all is written in small letters. Images of other registries are not \
            looked at.
            """,
        source: "Artifact Registry documentation, Repository and image names; reference grammar of Docker",
        bad: [
            "export TRAIN_IMAGE=«us-central1-docker.pkg.dev/ray-whisper/train»\n",
            "export TRAIN_IMAGE=«us-central1-docker.pkg.dev/ray-whisper/tune/Train»\n",
        ],
        good: [
            "export TRAIN_IMAGE=us-central1-docker.pkg.dev/ray-whisper/tune/train:v1\n",
            "export BASE_IMAGE=pytorch/pytorch:latest\n",
        ]
    )
}
