import Glibc
import LanyardCore
import Testing

@Suite("Against real bash")
struct BashDifferentialTests {
    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    /// Seed and number can be given, to run others or for longer.
    @Test(
        "What an accepted file exports is byte for byte what bash exports, and it starts no program that is not answered",
        arguments: Caller.allCases
    )
    func exportsAreThoseOfBash(caller: Caller) throws {
        // The same files each time, others for each caller; a run by hand gives another seed.
        let seed =
            (BashDifferentialTests.variable("LANYARD_TEST_SEED").flatMap { UInt64($0) } ?? 1)
            &+ UInt64(Caller.allCases.firstIndex(of: caller) ?? 0)
        let count = BashDifferentialTests.variable("LANYARD_TEST_FILES").flatMap { Int($0) } ?? 4200
        var generator = ScriptGenerator(seed: seed)
        var statistics = DifferentialStatistics()
        let comparison = try BashComparison(caller)
        var rest = count
        while rest > 0, statistics.differences < 5 {
            try compare(min(rest, 1000), with: &generator, comparison, seed, &statistics)
            rest -= 1000
        }
        #expect(statistics.differences == 0, "seed \(seed): of \(statistics.accepted) accepted files")
        #expect(comparison.traps.started() == [], "seed \(seed): accepted files start programs")
        #expect(statistics.accepted > count * 9 / 10, "seed \(seed): too few files are accepted to show anything")
        if count >= 1000 {
            let scarce = Construct.allCases.filter { statistics.constructs[$0, default: 0] < count / 100 }
            #expect(scarce == [], "seed \(seed): \(statistics.constructs)")
        }
        if BashDifferentialTests.variable("LANYARD_TEST_FILES") != nil {
            print(
                "\(caller), seed \(seed): \(count) files, \(statistics.accepted) accepted, \(statistics.differences) differ"
            )
            print(statistics.constructs.map { "\($0.key) \($0.value)" }.sorted().joined(separator: ", "))
        }
    }

    @Test("What is called an error of syntax is one to bash too", arguments: [Caller.plain])
    func syntaxErrorsAreThoseOfBash(caller: Caller) throws {
        var generator = ScriptGenerator(
            seed: BashDifferentialTests.variable("LANYARD_TEST_SEED").flatMap { UInt64($0) } ?? 1
        )
        let comparison = try BashComparison(caller)
        var faulty: [[UInt8]] = []
        var messages: [String] = []
        while faulty.count < 1000 {
            _ = generator.script { script in
                do throws(Diagnostic) {
                    _ = try EnvScript.parse(SourceText(path: "env.sh", bytes: script))
                    return true
                } catch  where error.rule == "syntax" && !error.message.hasPrefix("this is no variable's name") {
                    // That one bash tells only where it is reached.
                    faulty.append(script)
                    messages.append("\(error.message): \(error.text)")
                    return false
                } catch {
                    return false
                }
            }
        }
        let actual = try comparison.isFaulty(faulty)
        try #require(actual.count == faulty.count)
        for (number, isFaulty) in actual.enumerated() where !isFaulty {
            Issue.record("\(messages[number])\n\(String(decoding: faulty[number], as: UTF8.self))")
        }
    }

    private func compare(
        _ count: Int,
        with generator: inout ScriptGenerator,
        _ comparison: BashComparison,
        _ seed: UInt64,
        _ statistics: inout DifferentialStatistics
    ) throws {
        var (scripts, outcomes): ([[UInt8]], [BashComparison.Outcome]) = ([], [])
        for _ in 0..<count {
            var outcome: BashComparison.Outcome?
            // What is refused is left out, statement by statement, until a file is left.
            let script = generator.script { script in
                guard let new = comparison.outcome(of: script, number: scripts.count) else { return false }
                outcome = new
                return true
            }
            guard let outcome else { continue }
            scripts.append(script)
            outcomes.append(outcome)
            for construct in generator.constructs { statistics.constructs[construct, default: 0] += 1 }
        }
        let actual = try comparison.bash(scripts)
        try #require(actual.count == scripts.count, "seed \(seed)")
        statistics.accepted += scripts.count
        for (script, (own, real)) in zip(scripts, zip(outcomes, actual)) where own != real {
            statistics.differences += 1
            guard statistics.differences <= 5 else { continue }
            let reduced = try comparison.reduced(script)
            Issue.record(
                "\(comparison.caller), seed \(seed)\n\(String(decoding: reduced, as: UTF8.self))\n\(try comparison.difference(in: reduced))"
            )
        }
    }
}

/// What a run of the differential test has seen.
struct DifferentialStatistics {
    var accepted = 0
    var differences = 0
    /// In how many accepted files each stands.
    var constructs: [Construct: Int] = [:]
}
