import LanyardCore

/// Workflow commands of GitHub Actions: `::error file=env.sh,line=9,col=14::…`.
///
/// What they mean is escaped as GitHub's own toolkit does (`actions/toolkit`, `core/src/command.ts`): a line of a file
/// cannot become a command.
extension CheckReport {
    var annotations: String {
        findings.map { finding in
            let properties = [
                ("file", finding.path), ("line", String(finding.start.line)), ("col", String(finding.start.column)),
                ("endLine", String(finding.end.line)), ("endColumn", String(finding.end.column)),
                ("title", finding.rule),
            ].map { name, value in "\(name)=\(CheckReport.property(visible(value)))" }
            let sentences = [finding.message] + finding.hints.map { "hint: " + $0 }
            let message = CheckReport.data(sentences.map { visible($0) }.joined(separator: "\n"))
            return
                "::\(finding.severity == .note ? "notice" : finding.severity.rawValue) \(properties.joined(separator: ","))::\(message)\n"
        }.joined()
    }

    private static func data(_ text: String) -> String {
        escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A"])
    }

    private static func property(_ text: String) -> String {
        escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
    }

    private static func escaped(_ text: String, _ escapes: [Unicode.Scalar: String]) -> String {
        text.unicodeScalars.reduce(into: "") { $0 += escapes[$1] ?? String($1) }
    }
}
