import LanyardCore
import Testing

@Suite("Unified diffs")
struct UnifiedDiffTests {
    @Test("of two texts that are the same there is none")
    func same() {
        #expect(UnifiedDiff.text(Array("a\n".utf8), Array("a\n".utf8), path: "x") == [])
    }

    @Test("a changed line, with its neighbours and its place")
    func one() {
        let old = (1...9).map { "\($0)\n" }.joined()
        let diff = UnifiedDiff.text(Array(old.utf8), Array(old.replacing("5", with: "five").utf8), path: "x")
        let expected = "--- a/x\n+++ b/x\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"
        #expect(String(decoding: diff, as: UTF8.self) == expected)
    }

    @Test("patch(1) makes the new text of the old one, whatever they are")
    func patch() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededGenerator(state: seed)
        let folder = try ScratchFolder()
        var driver = ""
        for number in 0..<150 {
            func lines(_ count: Int) -> [String] {
                (0..<count).map { _ in "l\(Int.random(in: 0..<4, using: &random))" }
            }
            let old = lines(Int.random(in: 0...25, using: &random))
            var new = old
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0...new.count, using: &random)
                if Bool.random(using: &random) || place == new.count {
                    new.insert("n\(Int.random(in: 0..<9, using: &random))", at: place)
                } else {
                    new.remove(at: place)
                }
            }
            func bytes(_ lines: [String]) -> [UInt8] {
                let isEnded = Bool.random(using: &random)
                return Array((lines.joined(separator: "\n") + (isEnded && !lines.isEmpty ? "\n" : "")).utf8)
            }
            let (before, after) = (bytes(old), bytes(new))
            guard before != after, !before.isEmpty, !after.isEmpty else { continue }
            try folder.write("old\(number)", before)
            try folder.write("new\(number)", after)
            try folder.write("diff\(number)", UnifiedDiff.text(before, after, path: "old\(number)"))
            driver += "patch -s -p1 <diff\(number) >/dev/null && cmp -s old\(number) new\(number) || echo \(number)\n"
        }
        let output = try RealBash.run(driver, environment: ["PATH": "/usr/bin:/bin"], folder: folder.path).output
        #expect(String(decoding: output, as: UTF8.self) == "", "seed \(seed)")
    }
}
