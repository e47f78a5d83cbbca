import LanyardCore

/// What `--diff` prints of one file.
struct CheckDiff {
    /// Whether stars stand in it for secrets: then patch(1) would not find the lines, or write the stars into them.
    let hidesSecrets: Bool
    private let diff: [UInt8]

    /// Secrets are starred wherever it goes: a patch ends up in logs, and `--fix` needs none.
    init(_ mending: FileMending) {
        let name = CheckDiff.name(mending.check.source.path)
        let (before, after) = (mending.check.source.bytes, mending.bytes)
        diff = UnifiedDiff.text(
            mending.check.script(before).masked(before),
            mending.script.masked(after),
            mending.kept,
            path: name
        )
        hidesSecrets = diff != UnifiedDiff.text(before, after, mending.kept, path: name)
    }

    /// As git names a file, below the folder where the patch is applied: it takes no `./`.
    private static func name(_ path: String) -> String {
        var parts = path.split(separator: "/")[...]
        parts.removeAll { $0 == "." }
        return visible(parts.joined(separator: "/"))
    }

    /// - Parameter isShown: on a terminal, where control characters are not shown.
    func bytes(isShown: Bool) -> [UInt8] {
        guard isShown else { return diff }
        var text = ""
        for line in diff.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            text += visible(Array(line)) + "\n"
        }
        return Array(text.dropLast().utf8)
    }
}
