import Foundation
import LanyardCore
import Testing

/// Every hostile value through every real shell, however the shell reads and whatever its options are.
@Suite("Dialects in real shells")
struct DialectGridTests {
    struct Cell: Sendable, CustomTestStringConvertible {
        var shell: String
        var dialect: String
        var options: String
        var reading: String
        var testDescription: String { "\(shell) reads \(dialect): \(options) \(reading)" }
    }

    private static let separators = ["IFS=", "IFS='\n\t'", "IFS=:", "IFS=,"]
    private static let common = ["", "set -f", "set -u", "set -e"] + separators
    private static let bash =
        common + ["shopt -s nullglob", "shopt -s failglob", "shopt -s extglob dotglob", "set -o posix"]
    private static let zsh =
        common + [
            "setopt sh_word_split", "setopt glob_subst", "setopt sh_word_split glob_subst ksh_arrays",
            "setopt null_glob",
        ]
    private static let readings = ["eval $(cat statements)", "eval \"$(cat statements)\"", ". ./statements"]

    static let cells: [Cell] =
        cells("bash", "bash", bash, readings) + cells("zsh", "zsh", zsh, readings)
        + cells("dash", "sh", common, readings)
        + cells("bash", "sh", bash, readings) + cells("zsh", "sh", zsh, readings)
        + cells(
            "fish",
            "fish",
            [""],
            ["eval (cat statements)", "cat statements | source", "source statements", "source (cat statements | psub)"]
        )

    private static func cells(_ shell: String, _ dialect: String, _ options: [String], _ readings: [String]) -> [Cell] {
        guard Shells.have(shell) else { return [] }
        return options.flatMap { option in
            readings.map { Cell(shell: shell, dialect: dialect, options: option, reading: $0) }
        }
    }

    @Test("what the shell exports equals the bytes", arguments: cells)
    func grid(_ cell: Cell) throws {
        let dialect = try #require(ShellDialects.named(cell.dialect))
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        // Files that a pattern would find.
        for name in ["a", "ab", "b", "z*", "-n", "K0=a"] { try folder.create(name, "") }
        var statements: [UInt8] = []
        for (index, value) in HostileValues.all.enumerated() {
            statements += dialect.export("K\(index)", value) + [UInt8(ascii: "\n")]
        }
        try folder.create("statements", Data(statements))
        let flags = ["bash": ["--norc", "--noprofile"], "zsh": ["-f"], "fish": ["--no-config"]][cell.shell] ?? []
        let run = try execute(
            "/usr/bin/env",
            [cell.shell] + flags + ["-c", "\(cell.options)\n\(cell.reading)\nenv -0 >exported"],
            environment: ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": folder.path, "LC_ALL": "C.UTF-8"],
            folder: folder.path
        )
        #expect(run == Run(code: 0, output: "", errors: ""))
        let exported = try environment(folder.path + "/exported")
        for (index, value) in HostileValues.all.enumerated() {
            #expect(exported["K\(index)"] == value.bytes, "K\(index) is \(visible(value, limit: 80))")
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/pwned"))
    }

    private func environment(_ path: String) throws -> [String: [UInt8]] {
        var result: [String: [UInt8]] = [:]
        for entry in [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))).split(separator: 0) {
            guard let equals = entry.firstIndex(of: UInt8(ascii: "=")) else { continue }
            result[String(decoding: entry[..<equals], as: UTF8.self)] = Array(entry[(equals + 1)...])
        }
        return result
    }
}
