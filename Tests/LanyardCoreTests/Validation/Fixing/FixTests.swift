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

    private func finding(_ edits: Fix.Edit...) -> Finding {
        let place = Place(line: 1, column: 1)
        return Finding(
            rule: "",
            severity: .note,
            path: "",
            range: 0..<0,
            start: place,
            end: place,
            text: "",
            message: "",
            fix: Fix(edits)
        )
    }

    @Test("of two that touch the same words the first one is made, also where one of them only adds some")
    func touching() {
        for range in [1..<5, 2..<4, 3..<3, 3..<9, 0..<4] {
            let fixed = FixedText(
                Array("0123456789".utf8),
                [finding(Fix.Edit(2..<5, "x")), finding(Fix.Edit(range, "y"))]
            )
            #expect(String(decoding: fixed.bytes, as: UTF8.self) == "01x56789", "\(range)")
            #expect(fixed.mended.count == 1)
        }
        let beside = [finding(Fix.Edit(2..<5, "x")), finding(Fix.Edit(5..<5, "y")), finding(Fix.Edit(1..<2, "z"))]
        #expect(String(decoding: FixedText(Array("0123456789".utf8), beside).bytes, as: UTF8.self) == "0zxy56789")
    }

    @Test("a fix that is not made leaves no words taken")
    func whole() {
        let findings = [
            finding(Fix.Edit(2..<3, "x")), finding(Fix.Edit(0..<1, "y"), Fix.Edit(2..<3, "y")),
            finding(Fix.Edit(0..<1, "z")),
        ]
        #expect(String(decoding: FixedText(Array("0123".utf8), findings).bytes, as: UTF8.self) == "z1x3")
    }

    @Test("where a byte stood before all rounds is known")
    func offsets() {
        var kept = KeptText(10)
        kept.apply([Fix.Edit(0..<0, "abc"), Fix.Edit(4..<6, "")])
        // abc01236789
        #expect((0...11).map { kept.oldOffset(of: $0) } == [0, 0, 0, 0, 1, 2, 3, 6, 7, 8, 9, 10])
        kept.apply([Fix.Edit(0..<3, ""), Fix.Edit(7..<7, "xy")])
        // 0123xy6789
        #expect((0...10).map { kept.oldOffset(of: $0) } == [0, 1, 2, 3, 4, 4, 6, 7, 8, 9, 10])
    }
}
