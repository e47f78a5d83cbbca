/// What ``ProjectID`` says of PROJECT_ID and its like.
struct ProjectIDRule: NameRule {
    let name = "project-id"
    let summary = "A project is named by a well-formed id."
    let meaning = VariableMeaning.projectID
    let documentation = RuleDocumentation(
        explanation: """
            An id has 6 to 30 lower-case letters, digits and hyphens, begins with a letter, does not end with a \
            hyphen, and holds none of the words google, null, undefined and ssl. Google refuses every other one, \
            mostly in the middle of a longer job.

            Ids that begin with a digit or stand behind a domain (example.com:project) are older than these \
            rules: they are warnings.
            """,
        source: "Cloud Resource Manager API v3, projects: projectId",
        bad: [
            "export PROJECT_ID=«Ray-Whisper»\n",
            "export PROJECT_ID=«ray»\n",
            "export TUNE_PROJECT_ID=«ray_whisper»\n",
            "export ML_PROJECT=«Foo»\n",
        ],
        good: [
            "export PROJECT_ID=ray-whisper\n",
            "export WANDB_PROJECT=my_project\n",
        ]
    )

    func isOthers(_ value: CheckedValue) -> Bool { ProjectNumber.check(value.text) == nil }
}
