/// Commands of gsutil and gcloud storage that are given a bucket's name where they want its URI, and words that put
/// `gs://` before what begins with it already.
///
/// Where the value is known, it decides; the variable's name does where it is not.
enum BucketCommands {
    static func findings(in script: CheckedScript, _ rule: BucketURIForNameRule) -> [Finding] {
        var findings: [Finding] = []
        for visited in script.commands {
            if takesURIs(visited.command) {
                for case .word(let word) in visited.command.words {
                    if let finding = nameForURI(word, visited.command.programWords.first ?? "", in: script, rule) {
                        findings.append(finding)
                    }
                }
            }
            for word in visited.command.allWords {
                if let finding = doubledScheme(word, in: script, rule) { findings.append(finding) }
            }
        }
        return findings
    }

    private static func takesURIs(_ command: SimpleCommand) -> Bool {
        let words = command.programWords
        switch words.first {
        case "gsutil": return words.count > 1
        case "gcloud":
            let rest = words.dropFirst().filter { $0 != "alpha" && $0 != "beta" }
            return rest.first == "storage"
        default: return false
        }
    }

    // MARK: - A name for a URI

    private static func nameForURI(
        _ word: Word,
        _ command: String,
        in script: CheckedScript,
        _ rule: BucketURIForNameRule
    ) -> Finding? {
        guard case .parameter(let parameter, _) = word.parts.first, let name = parameter.name,
            parameter.operation == nil, endsBucket(word), let (meaning, isCertain) = script.meaning(of: name),
            meaning == .bucketName
        else { return nil }
        let value = value(of: name, in: script)
        // A path is no bucket, whatever its name says.
        guard
            value.map({ !BucketURI.hasScheme($0) && !$0.hasPrefix("/") && !$0.hasPrefix(".") })
                ?? (isCertain || !isSetAgain(name, in: script))
        else {
            return nil
        }
        return rule.finding(
            // A BUCKET may hold either: nobody knows.
            isCertain || value != nil ? .error : .warning,
            word.range,
            in: script,
            "\(command) wants the bucket's URI here, not its name",
            hints: ["write ${BUCKET_URI}, or gs:// before it"],
            fix: fix(parameter, isKnown: value != nil, in: script)
        )
    }

    /// Whether a bucket ends where the variable does: `$NAME`, `$NAME/x`. `$NAME.tar.gz` is a file.
    private static func endsBucket(_ word: Word) -> Bool {
        guard word.parts.count > 1 else { return true }
        guard case .literal(let bytes, _) = word.parts[1] else { return false }
        return bytes.first.map { $0 == UInt8(ascii: "/") } ?? true
    }

    private static func fix(_ parameter: ParameterExpansion, isKnown: Bool, in script: CheckedScript) -> Fix? {
        let hasURI =
            script.usedNames.contains("BUCKET_URI") || script.assignments.contains { $0.name.text == "BUCKET_URI" }
        let uri = value(of: "BUCKET_URI", in: script)
        let isSame = uri == nil || uri == value(of: "BUCKET_NAME", in: script).map { "gs://" + $0 }
        if parameter.name == "BUCKET_NAME", hasURI, isSame { return Fix([Fix.Edit(parameter.range, "${BUCKET_URI}")]) }
        guard isKnown else { return nil }
        return Fix([Fix.Edit(parameter.range.lowerBound..<parameter.range.lowerBound, "gs://")])
    }

    // MARK: - gs://gs://

    private static func doubledScheme(
        _ word: Word,
        in script: CheckedScript,
        _ rule: BucketURIForNameRule
    ) -> Finding? {
        guard word.parts.count >= 2, case .literal(let bytes, _) = word.parts[0], bytes.elementsEqual("gs://".utf8),
            case .parameter(let parameter, _) = word.parts[1], let name = parameter.name, parameter.operation == nil
        else { return nil }
        let value = value(of: name, in: script)
        guard value.map(BucketURI.hasScheme) ?? (script.meaning(of: name)?.meaning == .bucketURI) else {
            return nil
        }
        let start = parameter.range.lowerBound
        let scheme = max(0, start - 5)..<start
        let isPlain = script.source.bytes[scheme].elementsEqual("gs://".utf8)
        return rule.finding(
            .error,
            word.range,
            in: script,
            "gs:// stands twice here: \(name) begins with it",
            hints: ["write ${\(name)} alone"],
            fix: isPlain && value != nil ? Fix([Fix.Edit(scheme, "")]) : nil
        )
    }

    /// Whether it has several values, as in the alternatives that a page offers: which one a command sees, nobody knows.
    private static func isSetAgain(_ name: String, in script: CheckedScript) -> Bool {
        script.assignmentCounts[name, default: 0] > 1
    }

    /// Nil where it is not known, or only in part.
    static func value(of name: String, in script: CheckedScript) -> String? {
        guard !script.unreadNames.contains(name), !isSetAgain(name, in: script) else { return nil }
        if let variable = script.evaluation[name] {
            return variable.isComplete ? String(decoding: variable.value.bytes, as: UTF8.self) : nil
        }
        return script.environment(name).flatMap { $0.isEmpty ? nil : String(decoding: $0.bytes, as: UTF8.self) }
    }
}
