import LanyardCore

/// What `lanyard check` has found in all files.
struct CheckReport {
    /// Each with the texts that its findings stand in, its own first.
    private(set) var files: [(texts: [SourceText], findings: [Finding])] = []

    mutating func add(_ findings: [Finding], of texts: [SourceText]) {
        files.append((texts, findings))
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
