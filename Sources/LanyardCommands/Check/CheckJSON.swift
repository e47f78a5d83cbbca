import LanyardCore

/// The keys are those that `lanyard check --help` documents.
extension CheckReport {
    var json: JSON {
        var members = [
            JSON.Member("errors", .number(String(errors))),
            JSON.Member("warnings", .number(String(warnings))),
            JSON.Member("notes", .number(String(notes))),
            JSON.Member("findings", .array(findings.map { CheckReport.json(of: $0) })),
        ]
        if isMending {
            let all = mended.flatMap(\.findings)
            members.append(JSON.Member("mended", .array(all.map { CheckReport.json(of: $0) })))
        }
        return .object(members)
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
            "fixable": .bool(finding.fix != nil),
        ]
    }
}
