import Glibc
import Testing

@testable import LanyardCore

/// What is left behind by files that Lanyard accepts, and what real bash leaves behind: all that is exported, and the
/// variables, the folder and the options of the shell besides, for what differs there is exported sooner or later.
struct BashComparison {
    typealias Outcome = [String: [UInt8]]

    let caller: Caller
    /// Where bash looks for programs.
    let traps: TrapFolder
    private let folder: ScratchFolder
    /// What the caller's environment holds.
    private let environment: [String: String]

    private static let filesBeside: [String: String] = [
        "beside.inc": "# beside\nexport BESIDE=\"${1:-none}\"\nA=from-beside\n",
        "args.inc": "A=\"$#:${1-}:$*\"\nL1=(\"$@\")\nB=$@\n",
        "other.inc": "A=\"$?\"\n",
        "empty.inc": "# nothing\n",
        "other.txt": "other  text\n\n",
        "breaks.inc": "B=1\nbreak\nB=2\n",
        "returns.inc": "export BEFORE=1\nreturn 3\nexport BEHIND=1\n",
    ]
    /// Bash makes these itself.
    private static let ofBash: Set<String> = ["_", "PWD", "OLDPWD", "SHLVL"]
    private static let variables = [
        "A", "B", "C", "_d", "PROJECT_ID", "X1", "OUTER", "E1", "U1", "N1", "N2", "L1", "L2", "HOME", "IFS", "Z", "D1",
        "R1", "Q1",
    ]

    init(_ caller: Caller) throws {
        self.caller = caller
        folder = try ScratchFolder()
        traps = try TrapFolder()
        environment = caller.variables.merging(["PATH": traps.path]) { $0.isEmpty ? $0 : $1 }
        for (name, text) in BashComparison.filesBeside { try folder.write(name, Array(text.utf8)) }
    }

    // MARK: - Lanyard

    /// Nil: the file is refused.
    ///
    /// - Parameter number: by which bash will know it.
    func outcome(of script: [UInt8], number: Int) -> Outcome? {
        guard let parsed = try? EnvScript.parse(SourceText(path: "env.sh", bytes: script)) else { return nil }
        let variables = environment
        let surroundings = folder.surroundings({ variables[$0].map { ByteString($0) } }, sourcePath: "./\(number)")
        var evaluator = Evaluator(script: parsed, surroundings: surroundings)
        evaluator.runAll()
        let evaluation = evaluator.finished()
        guard evaluation.problems.isEmpty else { return nil }
        var result = variables.mapValues { Array($0.utf8) }
        for name in BashComparison.ofBash { result[name] = nil }
        // The one variable of which bash takes no value, but goes on exporting it.
        if result["IFS"] != nil { result["IFS"] = Array(" \t\n".utf8) }
        for name in evaluation.unsetNames { result[name] = nil }
        for variable in evaluation.exports { result[variable.name] = variable.value.bytes }
        result["?"] = Array(String(evaluator.state.status).utf8)
        result["cd"] = evaluator.knownFolder?.bytes
        let options = evaluator.state.options
        let letters: [(ShellOptions, String)] = [
            (.exportAll, "a"), (.endOnError, "e"), (.noGlobbing, "f"), (.endOnUnset, "u"),
        ]
        result["-"] = Array(letters.filter { options.contains($0.0) }.map(\.1).joined().utf8)
        for name in BashComparison.variables {
            let array = evaluator.slot(name).array
            for index in array.indices { result["\(name)[\(index)]"] = array[index]?.bytes }
        }
        // What bash has where nothing is set.
        if evaluator.slot("IFS").content == nil, evaluator.state.variables["IFS"] == nil {
            result["IFS[0]"] = Array(" \t\n".utf8)
        }
        return result
    }

    // MARK: - Bash

    /// One bash reads all files, each in a subshell of its own.
    func bash(_ scripts: [[UInt8]]) throws -> [Outcome] {
        let driver =
            #"""
            for ((__i = 0; __i < $1; __i++)); do
                (
                    __n=$__i
                    set --
                    . "./$__n" >/dev/null 2>/dev/null
                    __s=$? __o=$-
                    set +aeufxv
                    export -n __n __s __o __v __k
                    __o=${__o//[!aefu]/}
                    printf '%s\0' "?=$__s" "cd=$PWD" "-=$__o"
                    for __v in $2; do
                        eval "for __k in \"\${!$__v[@]}\"; do
                            printf '%s\0' \"$__v[\$__k]=\${$__v[\$__k]}\"
                        done"
                    done
                    exec /usr/bin/env -0
                )
                printf 'END\0'
            done 2>/dev/null
            """#.replacing("$2", with: BashComparison.variables.joined(separator: " "))
        return BashComparison.outcomes(try output(of: driver, on: scripts))
    }

    /// For each file, whether bash cannot read it, or stumbles over the syntax of an expansion in it.
    func isFaulty(_ scripts: [[UInt8]]) throws -> [Bool] {
        let driver =
            #"""
            for ((__i = 0; __i < $1; __i++)); do
                __e=$(/bin/bash -n "./$__i" 2>&1 && { set --; . "./$__i"; } 2>&1 >/dev/null)
                case $__e in
                    *'syntax error'* | *'bad substitution'* | *'unexpected'* | *'expected'* | \
                        *'not a valid identifier'* | *'invalid variable name'* | *'bad array subscript'* | \
                        *'here-document'*'delimited'* | *'reserved word'*) echo 1 ;;
                    *) echo 0 ;;
                esac
            done 2>/dev/null
            """#
        return try output(of: driver, on: scripts).filter { $0 != 10 }.map { $0 == UInt8(ascii: "1") }
    }

    /// What bash prints that runs a driver beside the files, which bear their numbers; `$1` is how many there are.
    private func output(of driver: String, on scripts: [[UInt8]]) throws -> [UInt8] {
        for (number, script) in scripts.enumerated() { try folder.write("\(number)", script) }
        defer { for number in scripts.indices { unlink(folder.path + "/\(number)") } }
        return try RealBash.run(
            traps.handler + "\n" + driver,
            arguments: [String(scripts.count)],
            environment: environment,
            folder: folder.path
        ).output
    }

    private static func outcomes(_ data: [UInt8]) -> [Outcome] {
        var result: [Outcome] = []
        var current: Outcome = [:]
        for entry in data.split(separator: 0, omittingEmptySubsequences: true) {
            if entry.elementsEqual("END".utf8) {
                result.append(current)
                current = [:]
            } else if let equals = entry.firstIndex(of: UInt8(ascii: "=")) {
                let name = String(decoding: entry[..<equals], as: UTF8.self)
                if !ofBash.contains(name), !name.hasPrefix("__") { current[name] = Array(entry[(equals + 1)...]) }
            }
        }
        return result
    }

    // MARK: - Differences

    /// A file that differs, without whatever can go.
    func reduced(_ script: [UInt8]) throws -> [UInt8] {
        var script = script
        var size = max(1, script.count / 2)
        while size > 0 {
            var start = 0
            while start < script.count {
                var shorter = script
                shorter.removeSubrange(start..<min(script.count, start + size))
                if let expected = outcome(of: shorter, number: 0), try bash([shorter]).first != expected {
                    script = shorter
                } else {
                    start += size
                }
            }
            size /= 2
        }
        return script
    }

    func difference(in script: [UInt8]) throws -> String {
        let own = outcome(of: script, number: 0) ?? [:]
        let real = try bash([script]).first ?? [:]
        return Set(own.keys).union(real.keys).sorted().filter { own[$0] != real[$0] }
            .map { "\($0): lanyard \(BashComparison.shown(own[$0])), bash \(BashComparison.shown(real[$0]))" }
            .joined(separator: "\n")
    }

    private static func shown(_ bytes: [UInt8]?) -> String {
        bytes.map { "«\(visible($0))»" } ?? "unset"
    }
}
