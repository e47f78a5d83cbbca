/// What ``RepositoryID`` says of REPO and its like.
struct RepositoryIDRule: NameRule {
    let name = "repository-id"
    let summary = "A repository has a name that Artifact Registry takes."
    let meaning = VariableMeaning.repositoryID
    let documentation = RuleDocumentation(
        explanation: """
            Up to 63 lower-case letters, digits and hyphens; a letter first, no hyphen last. Git has repositories \
            too: where REPO holds the address of one, nothing is said.
            """,
        source: "gcloud artifacts repositories create",
        bad: [
            "export REPO=«Tune»\n",
            "export REPO=«-tune»\n",
        ],
        good: [
            "export REPO=ray-whisper-tune\n",
            "export REPO=https://github.com/a/b\n",
            "export REPOSITORY=https://example.com/x.git\n",
        ]
    )
}
