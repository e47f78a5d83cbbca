/// What ``RepositoryID`` says of REPO.
struct RepositoryIDRule: NameRule {
    let name = "repository-id"
    let summary = "A repository's name is one that Artifact Registry takes."
    let meaning = VariableMeaning.repositoryID
}
