import LanyardCore

/// The keys are those that `lanyard check --help` documents.
extension CheckReport {
    var json: JSON {
        [
            "errors": .number(String(errors)),
            "warnings": .number(String(warnings)),
            "findings": .array(findings.map { CheckReport.json(of: $0) }),
        ]
    }

    private static func json(of finding: Finding) -> JSON {
        [
            "file": .string(visible(finding.path)),
            "line": .number(String(finding.start.line)),
            "column": .number(String(finding.start.column)),
            "endLine": .number(String(finding.end.line)),
            "endColumn": .number(String(finding.end.column)),
            "severity": .string(finding.severity.rawValue),
            "rule": .string(finding.rule),
            "text": .string(visible(finding.text)),
            "message": .string(visible(finding.message)),
            "hints": .array(finding.hints.map { .string(visible($0)) }),
        ]
    }
}
