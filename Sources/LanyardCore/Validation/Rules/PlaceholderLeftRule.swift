/// `<PROJECT>`, `your-project-id`, `CHANGEME`: what a template asks its reader to replace.
struct PlaceholderLeftRule: ValidationRule {
    let name = "placeholder-left"
    let summary = "No placeholder of a template is left."
    let documentation = RuleDocumentation(
        explanation: """
            A value that was copied with its placeholder goes everywhere before it fails: into names of buckets, \
            into images, into other people's logs. Unquoted, <PROJECT> is two redirections to a shell.
            """,
        source: "bash(1), REDIRECTION",
        bad: [
            "export PROJECT_ID=«<PROJECT>»\n",
            "export PROJECT_ID=«your-project-id»\n",
            "export X=«'{{ bucket }}'»\n",
            "export X=«{{ bucket }}»\n",
            "export KEY=«CHANGEME»\n",
        ],
        good: [
            "export PROJECT_ID=ray-whisper\n",
            "export NOTE='a < b > c'\n",
            "export MASK_TOKEN='<mask>'\n",
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        let told = findings(toldBy: script)
        return told + defaults(in: script)
            + script.assignments.compactMap { assignment in
                guard Placeholder.isLeft(in: script.source.bytes[assignment.valueRange], of: assignment.name.text),
                    !told.contains(where: { $0.marks(assignment.valueRange, in: script.source) })
                else { return nil }
                return finding(
                    .error,
                    assignment.valueRange,
                    in: script,
                    "a placeholder is left here",
                    hints: ["put the value in its place"]
                )
            }
    }

    /// `${PROJECT_ID:-your-project-id}`, where that is what the value has become.
    private func defaults(in script: CheckedScript) -> [Finding] {
        script.assignments.flatMap { assignment -> [Finding] in
            guard case .word(let word) = assignment.value else { return [] }
            return word.parts.compactMap { part -> Finding? in
                guard case .parameter(let parameter, _) = part, let other = parameter.default,
                    script.variables[assignment.name.text]?.value.bytes == other.literalBytes,
                    Placeholder.isLeft(in: script.source.bytes[other.range], of: assignment.name.text)
                else { return nil }
                return finding(
                    .error,
                    other.range,
                    in: script,
                    "a placeholder is left here, and nothing else is set",
                    hints: ["put the value in its place"]
                )
            }
        }
    }
}

extension ParameterExpansion {
    /// The word of `${X:-w}` and `${X:=w}`.
    fileprivate var `default`: Word? {
        switch operation {
        case .otherwise(let word, _), .assign(let word, _): word
        default: nil
        }
    }
}
