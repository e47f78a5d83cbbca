import LanyardCore

/// Findings as compilers tell them: `env.sh:9:14: error: PROJECT is not set [undefined-variable]`, the line with the
/// words marked, and the ways out.
///
/// Whatever comes from the file stands behind a bar or is escaped, so that no file can fake a message.
extension CheckReport {
    func text(isColoured: Bool) -> String {
        let mended = mendedText
        guard !findings.isEmpty else {
            if !mended.isEmpty { return mended }
            switch files.count {
            case 0: return ""
            case 1: return visible(files[0].texts[0].path) + ": nothing found\n"
            default: return "\(files.count) files: nothing found\n"
            }
        }
        return mended
            + files.map { texts, findings in
                findings.map { finding in
                    CheckReport.text(of: finding, in: texts.first { $0.path == finding.path } ?? texts[0], isColoured)
                }.joined()
            }.joined()
    }

    /// A line for each finding that was mended, and where the old file is kept.
    private var mendedText: String {
        mended.map { path, findings, copy in
            var text = ""
            for finding in findings {
                let place = "\(visible(path)):\(finding.start.line):\(finding.start.column)"
                text += "\(place): mended: \(visible(finding.message)) [\(finding.rule)]\n"
                if let remark = finding.fix?.remark { text += "   = \(visible(remark))\n" }
            }
            return text + "\(visible(path)): the old file is kept in \(visible(copy))\n"
        }.joined()
    }

    private static func text(of finding: Finding, in source: SourceText, _ isColoured: Bool) -> String {
        let place = "\(visible(finding.path)):\(finding.start.line):\(finding.start.column)"
        var text = "\(place): \(Colours.severity(finding.severity, finding.severity.rawValue, isColoured)): "
        text += "\(visible(finding.message)) [\(finding.rule)]\n"
        let number = String(finding.start.line)
        let margin = String(repeating: " ", count: number.utf8.count)
        let excerpt = MarkedLine(finding, in: source)
        text += " \(number) | \(excerpt.line)\n"
        text += " \(margin) | \(Colours.severity(finding.severity, excerpt.marks, isColoured))\n"
        for hint in finding.hints { text += " \(margin) = hint: \(visible(hint))\n" }
        return text
    }
}
