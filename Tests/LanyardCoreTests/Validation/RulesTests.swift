import LanyardCore
import Testing

@Suite("All rules together")
struct RulesTests {
    /// A generated file with some bytes of it changed.
    private func mutated(_ generator: inout ScriptGenerator, _ random: inout SeededGenerator) -> [UInt8] {
        let bytes: [UInt8] = Array("'\"\\$`{}()<>;&|#=~:-+\n \t".utf8) + [0xff, 0xc3, 0x41]
        var script = generator.script()
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            let position = Int.random(in: 0...script.count, using: &random)
            script.insert(bytes[Int.random(in: 0..<bytes.count, using: &random)], at: position)
        }
        return script
    }

    @Test("what stops lanyard env is an error of lanyard check, and every finding marks what it quotes")
    func agreement() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(state: seed)
        var generator = ScriptGenerator(seed: seed)
        var stopped = 0
        for _ in 0..<2000 {
            let source = SourceText(path: "env.sh", bytes: mutated(&generator, &random))
            let findings = Rules.findings(in: CheckedScript(source))
            if isStopped(source) {
                stopped += 1
                #expect(
                    findings.contains { $0.severity == .error },
                    "seed \(seed): \(source.text(0..<source.bytes.count))"
                )
            }
            for finding in findings {
                #expect(finding.text == source.text(finding.range), "seed \(seed)")
                #expect(finding.start == source.place(ofByte: finding.range.lowerBound), "seed \(seed)")
                #expect(finding.start <= finding.end, "seed \(seed)")
            }
            #expect(findings.map(\.start) == findings.map(\.start).sorted(), "seed \(seed)")
        }
        #expect(stopped > 100, "seed \(seed)")
    }

    private func isStopped(_ source: SourceText) -> Bool {
        guard let script = try? EnvScript.parse(source) else { return true }
        let evaluation = script.evaluate { _ in nil }
        let assigned = evaluation.variables.filter { $0.valuePlace != $0.place }
        return !evaluation.problems.isEmpty || assigned.contains { TrustPolicy.isRedirecting($0.name) }
    }

    @Test("of one line's several mistakes each is told, in their order")
    func order() throws {
        let script = try MarkedScript("export PROJECT_ID=«ray» REGION=«nowhere» X=«$y»\n")
        let findings = Rules.findings(in: CheckedScript(script.source))
        #expect(findings.map(\.rule) == ["project-id", "region", "undefined-variable"])
        #expect(findings.map(\.start) == script.marks.map(\.start))
    }

    @Test("no more than a hundred problems of one kind are told")
    func limit() {
        let lines = String(repeating: "x=$(y)\na=$b\n", count: 1000)
        let findings = Rules.findings(in: CheckedScript(SourceText(path: "env.sh", bytes: Array(lines.utf8))))
        #expect(findings.count { $0.rule == "refused" } <= EnvScript.problemLimit)
        #expect(findings.count > 50)
        #expect(findings.count { $0.rule == "undefined-variable" } <= EnvScript.problemLimit)
    }
}
