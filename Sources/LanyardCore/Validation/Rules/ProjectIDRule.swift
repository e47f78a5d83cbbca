/// What ``ProjectID`` says of PROJECT_ID and its like.
struct ProjectIDRule: NameRule {
    let name = "project-id"
    let summary = "A project is named by a well-formed id."
    let meaning = VariableMeaning.projectID
}
