import Foundation
import LanyardCore
import Testing

@Suite("Against real bash")
struct BashDifferentialTests {
    private static let caller: [String: String] = [
        "HOME": "/home/o'brien x:*", "OUTER": "out er", "LC_ALL": "C.UTF-8",
    ]
    /// Bash makes these itself.
    private static let ofBash: Set<String> = ["_", "PWD", "OLDPWD", "SHLVL"]

    /// Seed and number can be given, to repeat a failure or to run for longer.
    @Test("What an accepted file exports is byte for byte what bash exports")
    func exportsAreThoseOfBash() throws {
        let environment = ProcessInfo.processInfo.environment
        let seed = environment["LANYARD_TEST_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0...UInt64.max)
        let count = environment["LANYARD_TEST_FILES"].flatMap { Int($0) } ?? 3000
        var generator = ScriptGenerator(seed: seed)
        var accepted: [(script: [UInt8], expected: [String: [UInt8]])] = []
        for _ in 0..<count {
            let script = generator.script()
            if let expected = BashDifferentialTests.exports(of: script) { accepted.append((script, expected)) }
        }
        #expect(accepted.count > count / 3, "seed \(seed): too few files are accepted to show anything")
        let actual = try BashDifferentialTests.bash(accepted.map(\.script))
        try #require(actual.count == accepted.count, "seed \(seed)")
        var differences = 0
        for (file, answer) in zip(accepted, actual) where answer != file.expected {
            differences += 1
            guard differences <= 5 else { continue }
            let difference = Set(file.expected.keys).union(answer.keys).sorted()
                .filter { file.expected[$0] != answer[$0] }
                .map { "\($0): lanyard \(shown(file.expected[$0])), bash \(shown(answer[$0]))" }
            Issue.record("seed \(seed)\n\(shown(file.script))\n\(difference.joined(separator: "\n"))")
        }
        #expect(differences == 0, "seed \(seed): of \(accepted.count) accepted files")
    }

    private static func exports(of script: [UInt8]) -> [String: [UInt8]]? {
        guard let parsed = try? EnvScript.parse(SourceText(path: "env.sh", bytes: script)) else { return nil }
        let evaluation = parsed.evaluate { caller[$0].map { ByteString($0) } }
        guard evaluation.problems.isEmpty else { return nil }
        var result = caller.mapValues { Array($0.utf8) }
        for name in evaluation.unsetNames { result[name] = nil }
        for variable in evaluation.exports { result[variable.name] = variable.value.bytes }
        result["status"] = Array("0".utf8)
        return result
    }

    /// One bash reads all files, each in a subshell of its own.
    private static func bash(_ scripts: [[UInt8]]) throws -> [[String: [UInt8]]] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lanyard-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (number, script) in scripts.enumerated() {
            try Data(script).write(to: folder.appendingPathComponent("\(number)"))
        }
        let driver = """
            for ((i = 0; i < $2; i++)); do
                ( . "$1/$i" </dev/null 2>/dev/null; printf 'status=%s\\0' $?; exec /usr/bin/env -0 )
                printf 'END\\0'
            done
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["--norc", "--noprofile", "-c", driver, "bash", folder.path, String(scripts.count)]
        process.environment = caller
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        return answers(data)
    }

    private static func answers(_ data: [UInt8]) -> [[String: [UInt8]]] {
        var result: [[String: [UInt8]]] = []
        var current: [String: [UInt8]] = [:]
        for entry in data.split(separator: 0, omittingEmptySubsequences: true) {
            if Array(entry) == Array("END".utf8) {
                result.append(current)
                current = [:]
            } else if let equals = entry.firstIndex(of: UInt8(ascii: "=")) {
                let name = String(decoding: entry[..<equals], as: UTF8.self)
                if !ofBash.contains(name) { current[name] = Array(entry[(equals + 1)...]) }
            }
        }
        return result
    }

    private func shown(_ bytes: [UInt8]?) -> String {
        bytes.map { visible($0) } ?? "unset"
    }
}
