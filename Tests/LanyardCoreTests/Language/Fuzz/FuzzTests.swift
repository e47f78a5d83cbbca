import Glibc
import LanyardCore
import Testing

/// Files that nobody would write, through reader, evaluator and all rules.
@Suite("Mutated files")
struct FuzzTests {
    /// Seconds, for a run by hand (`swift test -c release`), which also watches time and memory a file.
    private static let seconds = getenv("LANYARD_FUZZ_SECONDS").flatMap { Int(String(cString: $0)) }

    private static let units: [[UInt8]] = [
        "$(", "${", "`", "\"", "'", "((", "))", "[[ ", " ]]", "if ", "then ", "fi\n", "case x in ", "esac", "for a in ",
        "do ", "done\n", "{ ", "}\n", "f() {", "<<EOF\n", "EOF\n", "<<<", "|", "&&", "||", ";;", "\\\n", "$'\\u20ac'",
        "A=(", ")", "[1]=", "${A[", "${A//", "${A:", "export ", "local ", "# lanyard: ignore ", "\r\n", "\u{feff}", "“",
        "<X>", "*", "?", "[a-", "=~", "$((A=", "--", "A=$A$A;", "source ./x\n", "read -r -d '' X <<'E'\n", "~:", "ghp_",
    ].map { Array($0.utf8) }

    @Test("crash nothing, and take no more work than is allowed")
    func mutations() {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededGenerator(state: seed)
        var generator = ScriptGenerator(seed: seed)
        let end = FuzzTests.seconds.map { time(nil) + $0 }
        var files = 0
        var slowest = 0.0
        while end.map({ time(nil) < $0 }) ?? (files < 1500) {
            let bytes = mutated(&generator, &random)
            files += 1
            let start = clock()
            let script = CheckedScript(
                SourceText(path: "env.sh", bytes: bytes),
                environment: { $0 == "OUTER" ? "v" : nil }
            )
            let findings = Rules.findings(in: script)
            let milliseconds = Double(clock() - start) / Double(CLOCKS_PER_SEC) * 1000
            for finding in findings where finding.path == "env.sh" {
                #expect(finding.range.upperBound <= bytes.count, "seed \(seed), file \(files)")
                #expect(finding.start <= finding.end, "seed \(seed), file \(files)")
            }
            guard end != nil else { continue }
            slowest = max(slowest, milliseconds)
            #expect(
                milliseconds < 100,
                "seed \(seed), file \(files): \(bytes.count) bytes\n\(visible(bytes, limit: 300))"
            )
        }
        if end != nil {
            var usage = rusage()
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            print("seed \(seed): \(files) files, slowest \(slowest) ms, \(usage.ru_maxrss) kB")
        }
    }

    private func mutated(_ generator: inout ScriptGenerator, _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = generator.script()
        for _ in 0..<Int.random(in: 0...8, using: &random) {
            let place = Int.random(in: 0...bytes.count, using: &random)
            let unit = FuzzTests.units[Int.random(in: 0..<FuzzTests.units.count, using: &random)]
            switch Int.random(in: 0..<8, using: &random) {
            case 0: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
            case 1: if place < bytes.count { bytes.remove(at: place) }
            case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 0...20, using: &random)))
            case 3: bytes.insert(contentsOf: generator.script(), at: place)
            case 4:
                let count = Int.random(in: 1...(FuzzTests.seconds == nil ? 200 : 20_000), using: &random)
                bytes.insert(contentsOf: (0..<count).flatMap { _ in unit }, at: place)
            default: bytes.insert(contentsOf: unit, at: place)
            }
        }
        return Array(bytes.prefix(1 << 20))
    }

    @Test(
        "limits hold: what doubles itself, what backtracks, what sources itself, what nests",
        arguments: [
            ("A=aaaaaaaa\n" + String(repeating: "A=$A$A;", count: 28), "value-too-long"),
            ("A=a; while true; do A=$A; done\n", "refused"),
            // No loop of so many rounds ends within a tenth of a second.
            ("N=0; while [ \"$N\" -lt 60000 ]; do N=$((N + 1)); done\n", "refused"),
            ("A=; while [ -z \"$A\" ]; do B=${GONE}; done\n", "undefined-variable"),
            ("f() { f; }; f\n", "refused"), ("f() { g; }; g() { f; }; f\n", "refused"),
            ("A=${A:-" + String(repeating: "${A:-", count: 500) + String(repeating: "}", count: 501) + "\n", "refused"),
            (String(repeating: "{ ", count: 5000), "refused"),
            ("A=" + String(repeating: "$(", count: 5000), "refused"),
            (
                "A=$((" + String(repeating: "(", count: 5000) + "1" + String(repeating: ")", count: 5000) + "))\n",
                "refused"
            ),
            (String(repeating: "if ", count: 5000), "refused"),
            ("A=\"" + String(repeating: "`", count: 5001), "syntax"),
            ("A=A+1 B=$((A))\n", "refused"),
        ]
    )
    func limits(_ text: String, _ rule: String) {
        let script = CheckedScript(SourceText(path: "env.sh", bytes: Array(text.utf8)))
        #expect(Rules.findings(in: script).contains { $0.rule == rule }, "\(Rules.findings(in: script).map(\.rule))")
    }

    @Test(
        "a problem stands within its file, also where that ends too early",
        arguments: ["X<<", "X=1 <<-", "A=${", "["]
    )
    func ends(_ text: String) {
        let script = CheckedScript(SourceText(path: "env.sh", bytes: Array(text.utf8)))
        let findings = Rules.findings(in: script)
        #expect(!findings.isEmpty)
        #expect(findings.allSatisfy { $0.range.upperBound <= text.utf8.count })
    }

    @Test("a pattern that backtracks elsewhere is walked through once here")
    func backtracking() {
        let subject = String(repeating: "a", count: 2000)
        let pattern = String(repeating: "*a", count: 200) + "b"
        let text = "A=\(subject)\ncase $A in \(pattern)) B=1;; *) B=2;; esac\nexport B C=${A//\(pattern)/x}\n"
        let script = CheckedScript(SourceText(path: "env.sh", bytes: Array(text.utf8)))
        // Either answered or refused for the work that it takes; what matters is that it ends.
        let isRefused = Rules.findings(in: script).contains { $0.severity == .error }
        #expect(isRefused || script.evaluation["B"]?.value == "2")
    }

    @Test("files that source each other end at the sixteenth")
    func sourcing() throws {
        let folder = try ScratchFolder()
        try folder.write("a.sh", Array("source ./b.sh\n".utf8))
        try folder.write("b.sh", Array("source ./a.sh\n".utf8))
        let script = try EnvScript.parse(SourceText(path: "env.sh", bytes: Array("source ./a.sh\n".utf8)))
        let evaluation = script.evaluate(in: folder.surroundings({ _ in nil }, sourcePath: "./env.sh"))
        #expect(evaluation.problems.map(\.message) == ["more than 16 functions and files within each other"])
        #expect(evaluation.readFiles.count == 2)
    }
}
