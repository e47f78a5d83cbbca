import LanyardCore

/// What `lanyard check` has found in all files.
struct CheckReport {
    /// Each with the texts that its findings stand in, its own first.
    private(set) var files: [(texts: [SourceText], findings: [Finding])] = []

    /// Whether `--fix` was asked for.
    let isMending: Bool
    /// What it has mended: the file, what, and where the old one is kept.
    var mended: [(path: String, findings: [Finding], copy: String)] = []

    init(isMending: Bool = false) {
        self.isMending = isMending
    }

    mutating func add(_ findings: [Finding], of texts: [SourceText]) {
        files.append((texts, findings))
    }

    var findings: [Finding] { files.flatMap(\.findings) }
    var errors: Int { findings.count { $0.severity == .error } }
    var warnings: Int { findings.count { $0.severity == .warning } }
    var notes: Int { findings.count { $0.severity == .note } }

    func rendered(as format: CheckFormat, isColoured: Bool = false) -> String {
        switch format {
        case .text: text(isColoured: isColoured)
        case .json: json.pretty
        case .sarif: sarif.pretty
        case .github: annotations
        }
    }
}
