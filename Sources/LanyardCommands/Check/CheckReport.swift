import LanyardCore

/// What `lanyard check` has found in all files.
struct CheckReport {
    private(set) var files: [(source: SourceText, findings: [Finding])] = []

    mutating func add(_ findings: [Finding], of source: SourceText) {
        files.append((source, findings))
    }

    var findings: [Finding] { files.flatMap(\.findings) }
    var errors: Int { findings.count { $0.severity == .error } }
    var warnings: Int { findings.count { $0.severity == .warning } }

    func rendered(as format: CheckFormat) -> String {
        switch format {
        case .text: text
        case .json: json.pretty
        case .sarif: sarif.pretty
        case .github: annotations
        }
    }
}
