import LanyardCore

/// What `--diff` prints of one file.
struct CheckDiff {
    private let mending: FileMending

    init(_ mending: FileMending) {
        self.mending = mending
    }

    /// Secrets are starred, also where patch(1) is to read it: a patch ends up in logs, and `--fix` needs none.
    ///
    /// - Parameter isShown: on a terminal, where control characters are not shown.
    func bytes(isShown: Bool) -> [UInt8] {
        let path = mending.check.source.path
        let name = path.hasPrefix("/") ? String(path.dropFirst()) : path
        let before = mending.check.source.bytes
        let diff = UnifiedDiff.text(
            mending.check.script(before).masked(before),
            mending.script.masked(mending.bytes),
            path: visible(name)
        )
        guard isShown else { return diff }
        var text = ""
        for line in diff.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            text += visible(Array(line)) + "\n"
        }
        return Array(text.dropLast().utf8)
    }
}
