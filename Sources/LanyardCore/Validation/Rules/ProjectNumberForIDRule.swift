/// Digits where ``ProjectID`` wants an id.
struct ProjectNumberForIDRule: ValidationRule {
    let name = "project-number-for-id"
    let summary = "Where a project's id is wanted stands no number."
    let documentation = RuleDocumentation(
        explanation: """
            A project has an id (ray-whisper) and a number (123456789012). Most tools want the id; addresses of \
            service accounts and images cannot be made from the number at all.
            """,
        source: "Cloud Resource Manager API v3, projects: projectId and name",
        bad: [
            "export PROJECT_ID=«123456789012»\n"
        ],
        good: [
            "export PROJECT_ID=ray-whisper\n",
            "export PROJECT_NUMBER=123456789012\n",
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        script.values.compactMap { value in
            guard value.meaning == .projectID, let problem = value.problem, ProjectNumber.check(value.text) == nil
            else {
                return nil
            }
            return finding(
                value.isCertain ? .error : .warning,
                value.range,
                in: script,
                "\(value.name) is \"\(visible(value.text, limit: 200))\": \(problem.message)",
                hints: problem.hint.map { [$0] } ?? []
            )
        }
    }
}
