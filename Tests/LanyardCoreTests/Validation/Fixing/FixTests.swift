import Testing

@testable import LanyardCore

@Suite("Fixes")
struct FixTests {
    @Test("change nothing outside their edits, and a second round finds nothing more to do")
    func property() {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = ScriptGenerator(seed: seed)
        let faults = [
            "PROJECT_ID=ray-whisper\n", "export REPO=$PROJECT-x\n", "salt=$(uuidgen)\n", "export REGION=US-Central1\n",
            "X = 1\n", "export Y=“a b”\n", "set -e\n", "exit 1\n", "export BUCKET_URI=ray-3fa\n",
        ]
        var random = SeededGenerator(state: seed)
        var mended = 0
        for _ in 0..<400 {
            let fault = Array(faults[Int.random(in: 0..<faults.count, using: &random)].utf8)
            var bytes = fault + generator.script() + [10]
            if Bool.random(using: &random) { bytes = generator.script() + [10] + fault }
            for _ in 0..<8 {
                let findings = Rules.findings(in: CheckedScript(SourceText(path: "env.sh", bytes: bytes)))
                let fixed = FixedText(bytes, findings)
                guard !fixed.mended.isEmpty else { break }
                mended += fixed.mended.count
                let edits = fixed.mended.flatMap { $0.fix?.edits ?? [] }
                let removed = edits.reduce(0) { $0 + $1.range.count }
                let added = edits.reduce(0) { $0 + $1.replacement.count }
                #expect(fixed.bytes.count == bytes.count - removed + added, "seed \(seed)")
                // What lies outside all edits is still there, in its order.
                var kept: [UInt8] = []
                var position = 0
                for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
                    kept += bytes[position..<edit.range.lowerBound]
                    position = edit.range.upperBound
                }
                kept += bytes[position...]
                var iterator = fixed.bytes.makeIterator()
                #expect(
                    kept.allSatisfy { byte in
                        while let next = iterator.next() { if next == byte { return true } }
                        return false
                    },
                    "seed \(seed)"
                )
                bytes = fixed.bytes
            }
            let rest = Rules.findings(in: CheckedScript(SourceText(path: "env.sh", bytes: bytes)))
            #expect(FixedText(bytes, rest).mended == [], "seed \(seed): \(visible(bytes))")
        }
        #expect(mended > 200, "seed \(seed)")
    }
}
