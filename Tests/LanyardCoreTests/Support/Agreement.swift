import Glibc
import LanyardCore
import Testing

/// Small scripts that leave their results in `R` and `S`, read by Lanyard and run by bash.
///
/// What Lanyard answers is byte for byte what bash has, or the test fails and tells the seed.
/// `LANYARD_TEST_SEED` repeats a run, `LANYARD_TEST_CASES` makes it longer.
struct Agreement {
    enum Answer: Equatable {
        /// The values of `R` and `S`; nil: unset.
        case values([ByteString?])
        /// Why there are none.
        case refused(String)
        /// Nothing came: bash gave the script up.
        case none
    }

    private static let results = ["R", "S"]
    private static let batch = 10_000

    var environment = ["LC_ALL": "C.UTF-8", "HOME": "/home/o'brien x:*"]
    /// Where both work; nil: Lanyard sees no files.
    var folder: ScratchFolder?

    /// Makes scripts until there are enough, and compares them.
    ///
    /// - Parameter share: how many of a hundred Lanyard answers at least.
    func check(
        answered share: Int,
        sourceLocation: SourceLocation = #_sourceLocation,
        _ make: (inout SeededGenerator) -> [UInt8]
    ) throws {
        let seed = setting("LANYARD_TEST_SEED") ?? UInt64.random(in: 0...UInt64.max)
        let count = Int(setting("LANYARD_TEST_CASES") ?? 2000)
        var random = SeededGenerator(state: seed)
        var (answered, done) = (0, 0)
        var (differences, reasons): ([String], [String: Int]) = ([], [:])
        while done < count {
            let scripts = (0..<min(count - done, Agreement.batch)).map { _ in make(&random) }
            done += scripts.count
            var accepted: [(script: [UInt8], answer: Answer)] = []
            for script in scripts {
                let answer = self.answer(to: script)
                if case .refused(let reason) = answer {
                    reasons[reason, default: 0] += 1
                } else {
                    accepted.append((script, answer))
                }
            }
            answered += accepted.count
            let real = try bash(accepted.map(\.script))
            for (own, real) in zip(accepted, real) where own.answer != real {
                differences.append("\(visible(own.script))\n  lanyard: \(shown(own.answer))\n  bash: \(shown(real))")
            }
        }
        let frequent = reasons.sorted { $0.value > $1.value }.prefix(8).map { "\($0.value) × \($0.key)" }
        if !differences.isEmpty {
            let shown = differences.prefix(20).joined(separator: "\n")
            Issue.record(
                "seed \(seed): \(differences.count) of \(answered)\n\(shown)",
                sourceLocation: sourceLocation
            )
        }
        #expect(
            answered * 100 >= count * share,
            "seed \(seed): \(answered) of \(count)\n\(frequent.joined(separator: "\n"))",
            sourceLocation: sourceLocation
        )
    }

    /// Makes scripts, and of those that Lanyard refuses for that reason has each run by a bash of its own: where `R` then
    /// has a value, the reason was wrong.
    func checkFailures(
        because reason: String,
        sourceLocation: SourceLocation = #_sourceLocation,
        _ make: (inout SeededGenerator) -> [UInt8]
    ) throws {
        let seed = setting("LANYARD_TEST_SEED") ?? UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(state: seed)
        let scripts = (0..<Int(setting("LANYARD_TEST_CASES") ?? 2000)).map { _ in make(&random) }
        let refused = scripts.filter { answer(to: $0) == .refused(reason) }
        let wrapped = refused.map { Array("(\n".utf8) + $0 + Array("\nprintf '%s\\0' \"=$R\" ran )".utf8) }
        let wrong = zip(refused, try bash(wrapped)).filter { $1 != .values([nil, nil]) }
        #expect(!refused.isEmpty, "seed \(seed): nothing is refused", sourceLocation: sourceLocation)
        if !wrong.isEmpty {
            let shown = wrong.prefix(20).map { "\(visible($0.0))\n  bash: \(self.shown($0.1))" }.joined(separator: "\n")
            Issue.record(
                "seed \(seed): \(wrong.count) of \(refused.count)\n\(shown)",
                sourceLocation: sourceLocation
            )
        }
    }

    /// What Lanyard makes of one script.
    func answer(to script: [UInt8]) -> Answer {
        let source = SourceText(path: "env.sh", bytes: script)
        let evaluation: Evaluation
        do throws(Diagnostic) {
            let variables = { (name: String) in environment[name].map { ByteString($0) } }
            let surroundings = folder?.surroundings(variables, sourcePath: "./env.sh") ?? .alone(variables)
            evaluation = try EnvScript.parse(source).evaluate(in: surroundings)
        } catch {
            return .refused(error.message)
        }
        if let problem = evaluation.problems.first { return .refused(problem.message) }
        return .values(Agreement.results.map { evaluation[$0]?.value })
    }

    /// What bash makes of scripts: one process for all, unless one ends it.
    func bash(_ scripts: [[UInt8]]) throws -> [Answer] {
        // What goes wrong there may leave files behind.
        let place = try folder ?? ScratchFolder()
        var answers: [Answer] = []
        while answers.count < scripts.count {
            var input: [UInt8] = []
            for script in scripts[answers.count...] {
                input += Array("unset -v \(Agreement.used); set --; eval ".utf8) + Agreement.quoted(script)
                input += Array("; for n in R S; do printf '%s\\0' \"${!n+=}${!n-}\"; done; printf 'END\\0'\n".utf8)
            }
            let output = try RealBash.run(
                "exec 2>/dev/null; . /dev/stdin",
                input: input,
                environment: environment,
                folder: place.path
            ).output
            let before = answers.count
            var values: [ByteString?] = []
            for field in output.split(separator: 0, omittingEmptySubsequences: false) {
                if field.elementsEqual("END".utf8) {
                    answers.append(values.count == Agreement.results.count ? .values(values) : .none)
                    values = []
                } else {
                    values.append(field.isEmpty ? nil : ByteString(field.dropFirst()))
                }
            }
            if answers.count < scripts.count { answers.append(.none) }
            precondition(answers.count > before)
        }
        return answers
    }

    private static let used = "IFS R S A B C D E F P T X Y Z"

    private static func quoted(_ bytes: [UInt8]) -> [UInt8] {
        var result = Array("'".utf8)
        for byte in bytes {
            if byte == UInt8(ascii: "'") { result += Array("'\\''".utf8) } else { result.append(byte) }
        }
        return result + Array("'".utf8)
    }

    private func setting(_ name: String) -> UInt64? {
        getenv(name).flatMap { UInt64(String(cString: $0)) }
    }

    private func shown(_ answer: Answer) -> String {
        switch answer {
        case .values(let values): values.map { $0.map { "«\(visible($0.bytes))»" } ?? "unset" }.joined(separator: " ")
        case .refused(let reason): "refused: \(reason)"
        case .none: "gave it up"
        }
    }
}
