import LanyardCore

/// What `--diff` prints of one file.
struct CheckDiff {
    private let mending: FileMending

    init(_ mending: FileMending) {
        self.mending = mending
    }

    /// - Parameter isShown: on a terminal, where control characters and secrets are not shown; else as patch(1) needs it.
    func bytes(isShown: Bool) -> [UInt8] {
        let path = mending.check.source.path
        let name = path.hasPrefix("/") ? String(path.dropFirst()) : path
        let diff = UnifiedDiff.text(mending.check.source.bytes, mending.bytes, path: visible(name))
        guard isShown else { return diff }
        var text = ""
        for line in diff.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            text += visible(SecretForms.masked(Array(line))) + "\n"
        }
        return Array(text.dropLast().utf8)
    }
}
