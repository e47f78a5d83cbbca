/// `# lanyard: …` that means nothing.
struct DirectiveRule: ValidationRule {
    let name = "directive"
    let summary = "Comments for Lanyard say something that it understands."
    let documentation = RuleDocumentation(
        explanation: """
            # lanyard: ignore RULE silences a rule: behind a command for its lines, alone on a line for those of \
            the next command (of an if or a loop the first line, and not what stands in it), before the first \
            statement for the whole file. # lanyard: MY_BUCKET is bucket-name says what a variable holds. A \
            comment that is neither, or that names what does not exist, would be believed and do nothing.
            """,
        source: "lanyard check --rules",
        bad: [
            "«# lanyard: ignore no-such-rule»\nexport X=1\n",
            "export X=1 «# lanyard: be kind»\n",
            "«# lanyard: DTAA is bucket-name»\nexport DATA=ray-whisper-3fa\n",
        ],
        good: [
            "export X=1 # lanyard: ignore project-id\n",
            "# lanyard: DATA is bucket-name\nexport DATA=ray-whisper-3fa\n",
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        script.directives.mistakes.map { mistake in
            finding(.warning, mistake.range, in: script, mistake.message, hints: [mistake.hint])
        } + meaningless(in: script)
    }

    /// Meanings of what is not there.
    private func meaningless(in script: CheckedScript) -> [Finding] {
        script.directives.meaningPlaces.filter { !script.knows($0.key) }.map { name, range in
            let likely = NameSuggestion.nearest(to: name, among: script.knownNames.sorted())
            return finding(
                .warning,
                range,
                in: script,
                "no variable here is called \(visible(name))",
                hints: [likely.map { "did you mean \($0)?" } ?? "write the name of a variable of this file"]
            )
        }
    }
}
