/// Commands of gsutil and gcloud storage that are given a bucket's name where they want its URI.
enum BucketCommands {
    static func findings(in script: CheckedScript, _ rule: BucketURIForNameRule) -> [Finding] {
        var findings: [Finding] = []
        for visited in script.commands {
            guard takesURIs(visited.command) else { continue }
            for case .word(let word) in visited.command.words {
                guard let parameter = bucketName(word) else { continue }
                findings.append(
                    rule.finding(
                        .error,
                        word.range,
                        in: script,
                        "\(visited.name ?? "") wants the bucket's URI here, not its name",
                        hints: ["write ${BUCKET_URI}, or gs:// before it"],
                        fix: fix(parameter, in: script)
                    )
                )
            }
        }
        return findings
    }

    private static func takesURIs(_ command: SimpleCommand) -> Bool {
        let words = command.bareWords
        switch words.first {
        case "gsutil": return words.count > 1
        case "gcloud":
            let rest = words.dropFirst().filter { $0 != "alpha" && $0 != "beta" }
            return rest.first == "storage"
        default: return false
        }
    }

    /// The word's first part, where that is a variable that names a bucket.
    private static func bucketName(_ word: Word) -> ParameterExpansion? {
        guard case .parameter(let parameter, _) = word.parts.first, let name = parameter.name,
            VariableMeaning.of(name, "")?.meaning == .bucketName, parameter.operation == nil
        else { return nil }
        return parameter
    }

    private static func fix(_ parameter: ParameterExpansion, in script: CheckedScript) -> Fix {
        let hasURI =
            script.usedNames.contains("BUCKET_URI") || script.assignments.contains { $0.name.text == "BUCKET_URI" }
        if parameter.name == "BUCKET_NAME", hasURI { return Fix([Fix.Edit(parameter.range, "${BUCKET_URI}")]) }
        return Fix([Fix.Edit(parameter.range.lowerBound..<parameter.range.lowerBound, "gs://")])
    }
}
