import LanyardCore

/// Findings as compilers tell them: `env.sh:9:14: error: PROJECT is not set [undefined-variable]`, the line with the
/// words marked, and the ways out.
///
/// Whatever comes from the file stands behind a bar or is escaped, so that no file can fake a message.
extension CheckReport {
    var text: String {
        guard !findings.isEmpty else {
            switch files.count {
            case 0: return ""
            case 1: return visible(files[0].texts[0].path) + ": nothing found\n"
            default: return "\(files.count) files: nothing found\n"
            }
        }
        return files.map { texts, findings in
            findings.map { finding in
                CheckReport.text(of: finding, in: texts.first { $0.path == finding.path } ?? texts[0])
            }.joined()
        }.joined()
    }

    private static func text(of finding: Finding, in source: SourceText) -> String {
        let place = "\(visible(finding.path)):\(finding.start.line):\(finding.start.column)"
        var text = "\(place): \(finding.severity.rawValue): \(visible(finding.message)) [\(finding.rule)]\n"
        let number = String(finding.start.line)
        let margin = String(repeating: " ", count: number.utf8.count)
        let excerpt = MarkedLine(finding, in: source)
        text += " \(number) | \(excerpt.line)\n"
        text += " \(margin) | \(excerpt.marks)\n"
        for hint in finding.hints { text += " \(margin) = hint: \(visible(hint))\n" }
        return text
    }
}
