import LanyardCore
import Testing

@Suite("Unified diffs")
struct UnifiedDiffTests {
    /// From the old text to the one with those edits in it.
    private func diff(_ old: [UInt8], _ edits: [Fix.Edit], path: String = "x") -> (new: [UInt8], diff: [UInt8]) {
        var kept = KeptText(old.count)
        let place = Place(line: 1, column: 1)
        let findings = edits.map { edit in
            Finding(
                rule: "",
                severity: .note,
                path: path,
                range: edit.range,
                start: place,
                end: place,
                text: "",
                message: "",
                fix: Fix([edit])
            )
        }
        let fixed = FixedText(old, findings)
        kept.apply(fixed.edits)
        return (fixed.bytes, UnifiedDiff.text(old, fixed.bytes, kept, path: path))
    }

    @Test("of two texts that are the same there is none")
    func same() {
        #expect(diff(Array("a\n".utf8), []).diff == [])
        #expect(diff([], []).diff == [])
    }

    @Test("a changed line, with its neighbours and its place")
    func one() {
        let old = (1...9).map { "\($0)\n" }.joined()
        let expected = "--- a/x\n+++ b/x\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"
        #expect(String(decoding: diff(Array(old.utf8), [Fix.Edit(8..<9, "five")]).diff, as: UTF8.self) == expected)
    }

    @Test("patch(1) makes the new text of the old one, whatever was edited in how many rounds")
    func patch() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededGenerator(state: seed)
        let folder = try ScratchFolder()
        var driver = ""
        for number in 0..<150 {
            let lines = (0..<Int.random(in: 1...25, using: &random)).map { _ in
                "l\(Int.random(in: 0..<4, using: &random))"
            }
            let before = Array((lines.joined(separator: "\n") + (Bool.random(using: &random) ? "\n" : "")).utf8)
            var (after, kept) = (before, KeptText(before.count))
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                var edits: [Fix.Edit] = []
                var position = 0
                while position <= after.count, Int.random(in: 0..<4, using: &random) > 0 {
                    let start = min(after.count, position + Int.random(in: 0..<20, using: &random))
                    let end = min(after.count, start + Int.random(in: 0..<5, using: &random))
                    edits.append(Fix.Edit(start..<end, ["", "n", "n\n", "a\nb"].randomElement(using: &random) ?? ""))
                    position = end + 1
                }
                kept.apply(edits)
                for edit in edits.reversed() { after.replaceSubrange(edit.range, with: edit.replacement) }
            }
            guard !after.isEmpty else { continue }
            let patch = UnifiedDiff.text(before, after, kept, path: "old\(number)")
            try #require(!patch.isEmpty || before == after, "seed \(seed)")
            try folder.write("old\(number)", before)
            try folder.write("new\(number)", after)
            try folder.write("diff\(number)", patch)
            driver += "patch -s -p1 <diff\(number) >/dev/null; cmp -s old\(number) new\(number) || echo \(number)\n"
        }
        let output = try RealBash.run(driver, environment: ["PATH": "/usr/bin:/bin"], folder: folder.path).output
        #expect(String(decoding: output, as: UTF8.self) == "", "seed \(seed)")
    }
}
