extension CheckedScript {
    /// The finding as it may be told: neither its words nor what is said of them holds a secret.
    func shown(_ finding: Finding) -> Finding {
        redaction.finding(hidingSecrets(finding), path: source.path)
    }

    /// What reader or evaluator has told of this file or of one that it sources, as it may be told.
    package func shown(_ diagnostic: Diagnostic) -> Finding {
        shown(finding(diagnostic))
    }

    /// What reader or evaluator has told, where it stands.
    func finding(_ diagnostic: Diagnostic) -> Finding {
        let text = text(at: diagnostic.path) ?? source
        return Finding(
            rule: diagnostic.rule,
            severity: .error,
            path: text.path,
            range: diagnostic.range,
            start: text.place(ofByte: diagnostic.range.lowerBound),
            end: text.place(ofByte: diagnostic.range.upperBound),
            text: text.text(diagnostic.range),
            message: diagnostic.message,
            hints: diagnostic.hints
        )
    }

    /// The file's text, or that of a file that it sources.
    func text(at path: String) -> SourceText? {
        path == source.path ? source : evaluation.sources.first { $0.path == path }
    }

    /// No rule marks a secret, whatever it is about.
    private func hidingSecrets(_ finding: Finding) -> Finding {
        let bytes: [UInt8]
        if finding.isIn(source) {
            guard shownBytes[finding.range] != source.bytes[finding.range] else { return finding }
            bytes = shownBytes
        } else {
            guard let shown = shownSources.first(where: { $0.path == finding.path }) else { return finding }
            bytes = shown.bytes
        }
        var finding = finding
        finding.text = String(decoding: bytes[finding.range.clamped(to: 0..<bytes.count)], as: UTF8.self)
        return finding
    }
}

extension Finding {
    /// The hints that lead to a fix lead to that of the file in which the finding stands: `lanyard check --fix` alone
    /// mends the one that sources it.
    package func leadingToFix(of path: String) -> Finding {
        var finding = self
        finding.hints = hints.map { $0.hasSuffix("lanyard check --fix") ? $0 + " " + posixQuoted(path) : $0 }
        return finding
    }
}
