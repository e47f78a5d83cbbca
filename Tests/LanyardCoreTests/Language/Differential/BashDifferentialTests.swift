import Glibc
import LanyardCore
import Testing

@Suite("Against real bash")
struct BashDifferentialTests {
    /// Who sources the files.
    enum Caller: String, CaseIterable {
        case utf8, plain, bare

        var variables: [String: String] {
            switch self {
            case .utf8: ["HOME": "/home/o'brien x:*", "OUTER": "out er", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"]
            case .plain: ["HOME": "/root", "OUTER": "", "LANG": "C", "PATH": "/usr/bin:/bin"]
            case .bare: ["PATH": "/usr/bin:/bin"]
            }
        }
    }

    /// Bash makes these itself.
    private static let ofBash: Set<String> = ["_", "PWD", "OLDPWD", "SHLVL"]
    private static let filesBeside: [String: String] = [
        "beside.inc": "# beside\nexport BESIDE=\"${1:-none}\"\nA=from-beside\n",
        "other.txt": "other  text\n\n",
        "returns.inc": "export BEFORE=1\nreturn 3\nexport BEHIND=1\n",
    ]

    private struct File {
        var script: [UInt8]
        var constructs: Set<Construct>
        var expected: [String: [UInt8]]
    }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    /// Seed and number can be given, to repeat a failure or to run for longer.
    @Test("What an accepted file exports is byte for byte what bash exports", arguments: Caller.allCases)
    func exportsAreThoseOfBash(caller: Caller) throws {
        let seed = BashDifferentialTests.variable("LANYARD_TEST_SEED").flatMap { UInt64($0) } ?? .random(in: 0 ... .max)
        let count = BashDifferentialTests.variable("LANYARD_TEST_FILES").flatMap { Int($0) } ?? 7000
        var generator = ScriptGenerator(seed: seed)
        var statistics = DifferentialStatistics()
        var rest = count
        while rest > 0, statistics.differences < 5 {
            let batch = (0..<min(rest, 1000)).map { _ in
                let script = generator.script()
                return (script, generator.constructs)
            }
            rest -= 1000
            try compare(batch, caller, seed, &statistics)
        }
        #expect(statistics.differences == 0, "seed \(seed): of \(statistics.accepted) accepted files")
        #expect(statistics.accepted > count / 5, "seed \(seed): too few files are accepted to show anything")
        if count >= 1000 {
            let scarce = Construct.allCases.filter { statistics.constructs[$0, default: 0] < count / 200 }
            #expect(scarce == [], "seed \(seed): \(statistics.constructs)")
        }
    }

    private func compare(
        _ scripts: [(bytes: [UInt8], constructs: Set<Construct>)],
        _ caller: Caller,
        _ seed: UInt64,
        _ statistics: inout DifferentialStatistics
    ) throws {
        let folder = try ScratchFolder()
        for (name, text) in BashDifferentialTests.filesBeside { try folder.write(name, Array(text.utf8)) }
        var accepted: [File] = []
        for (script, constructs) in scripts {
            guard let expected = exports(of: script, named: "./\(accepted.count)", caller, in: folder) else { continue }
            try folder.write("\(accepted.count)", script)
            accepted.append(File(script: script, constructs: constructs, expected: expected))
        }
        for number in accepted.count..<max(accepted.count, scripts.count) { unlink(folder.path + "/\(number)") }
        let actual = try bash(accepted.count, caller, in: folder)
        try #require(actual.count == accepted.count, "seed \(seed)")
        for (file, answer) in zip(accepted, actual) {
            statistics.accepted += 1
            for construct in file.constructs { statistics.constructs[construct, default: 0] += 1 }
            guard answer != file.expected else { continue }
            statistics.differences += 1
            guard statistics.differences <= 5 else { continue }
            let difference = Set(file.expected.keys).union(answer.keys).sorted()
                .filter { file.expected[$0] != answer[$0] }
                .map { "\($0): lanyard \(shown(file.expected[$0])), bash \(shown(answer[$0]))" }
            Issue.record(
                "seed \(seed)\n\(String(decoding: file.script, as: UTF8.self))\n\(difference.joined(separator: "\n"))"
            )
        }
    }

    private func exports(
        of script: [UInt8],
        named name: String,
        _ caller: Caller,
        in folder: ScratchFolder
    ) -> [String: [UInt8]]? {
        guard let parsed = try? EnvScript.parse(SourceText(path: "env.sh", bytes: script)) else { return nil }
        let surroundings = folder.surroundings({ caller.variables[$0].map { ByteString($0) } }, sourcePath: name)
        let evaluation = parsed.evaluate(in: surroundings)
        guard evaluation.problems.isEmpty else { return nil }
        var result = caller.variables.mapValues { Array($0.utf8) }
        for name in evaluation.unsetNames { result[name] = nil }
        for variable in evaluation.exports { result[variable.name] = variable.value.bytes }
        result["sourced"] = Array("1".utf8)
        return result
    }

    /// One bash reads all files, each in a subshell of its own.
    private func bash(_ count: Int, _ caller: Caller, in folder: ScratchFolder) throws -> [[String: [UInt8]]] {
        let driver = """
            for ((i = 0; i < $1; i++)); do
                ( n=$i; set --; . "./$n" >/dev/null 2>/dev/null; printf 'sourced=1\\0'; exec /usr/bin/env -0 )
                printf 'END\\0'
            done
            """
        let run = try RealBash.run(
            driver,
            arguments: [String(count)],
            environment: caller.variables,
            folder: folder.path
        )
        return answers(run.output)
    }

    private func answers(_ data: [UInt8]) -> [[String: [UInt8]]] {
        var result: [[String: [UInt8]]] = []
        var current: [String: [UInt8]] = [:]
        for entry in data.split(separator: 0, omittingEmptySubsequences: true) {
            if entry.elementsEqual("END".utf8) {
                result.append(current)
                current = [:]
            } else if let equals = entry.firstIndex(of: UInt8(ascii: "=")) {
                let name = String(decoding: entry[..<equals], as: UTF8.self)
                if !BashDifferentialTests.ofBash.contains(name) { current[name] = Array(entry[(equals + 1)...]) }
            }
        }
        return result
    }

    private func shown(_ bytes: [UInt8]?) -> String {
        bytes.map { visible($0) } ?? "unset"
    }
}

/// What a run of the differential test has seen.
struct DifferentialStatistics {
    var accepted = 0
    var differences = 0
    /// In how many accepted files each stands.
    var constructs: [Construct: Int] = [:]
}
