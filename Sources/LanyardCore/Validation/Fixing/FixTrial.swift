/// Tries fixes before they are offered: one that changes a value besides the one that it mends, or leaves something that
/// cannot be read, is none.
///
/// They are tried together; only where that fails are those looked for that are at fault.
struct FixTrial {
    /// Readings of one file that may be spent on the search; what is left then is not offered.
    private static let readingLimit = 32
    /// The same in bytes.
    private static let byteLimit = 1 << 21

    private let script: CheckedScript
    private let findings: [Finding]
    private var readings: Int
    /// Places in ``findings``.
    private var accepted: [Int] = []

    /// The findings, without the fixes that have failed.
    static func passed(_ findings: [Finding], in script: CheckedScript) -> [Finding] {
        let tried = findings.indices.filter { findings[$0].fix.map { $0.reach != .anything } ?? false }
        guard !tried.isEmpty, !script.isPage else { return findings }
        var trial = FixTrial(script, findings)
        trial.accept(tried[...])
        var passed = findings
        for index in Set(tried).subtracting(trial.accepted) { passed[index].fix = nil }
        return passed
    }

    private init(_ script: CheckedScript, _ findings: [Finding]) {
        self.script = script
        self.findings = findings
        readings = max(2, min(FixTrial.readingLimit, FixTrial.byteLimit / (script.source.bytes.count + 1)))
    }

    private mutating func accept(_ places: ArraySlice<Int>) {
        guard !places.isEmpty, readings > 0 else { return }
        readings -= 1
        if keepsValues(accepted + places) {
            accepted += places
        } else if places.count > 1 {
            let middle = places.startIndex + places.count / 2
            accept(places[..<middle])
            accept(places[middle...])
        }
    }

    private func keepsValues(_ places: [Int]) -> Bool {
        let meant = places.map { findings[$0] }
        let bytes = FixedText(script.source.bytes, meant).bytes
        let (text, problems) = EnvScript.parseTolerantly(SourceText(path: script.source.path, bytes: bytes))
        let evaluation = text.evaluate(in: script.surroundings)
        guard unread(problems + evaluation.problems) <= unread(script.diagnostics) else { return false }
        let changed = changing(meant)
        var values: [String: Variable] = [:]
        for variable in evaluation.variables { values[variable.name] = variable }
        return script.evaluation.variables.allSatisfy { old in
            guard old.isComplete, !changed.contains(old.name) else { return true }
            return values[old.name].map { $0.isComplete && $0.value == old.value } ?? false
        }
    }

    /// Names whose values may be others afterwards.
    private func changing(_ findings: [Finding]) -> Set<String> {
        var names: Set<String> = []
        for finding in findings {
            switch finding.fix?.reach {
            case .only(let name): names.insert(name)
            case .derived(let name):
                var open = [name]
                while let next = open.popLast() {
                    guard names.insert(next).inserted else { continue }
                    open += (script.users[next] ?? []).map { script.assignments[$0].name.text }
                }
            case .anything, .nothing, nil: break
            }
        }
        return names
    }

    private func unread(_ problems: [Diagnostic]) -> Int {
        problems.count { $0.rule == SyntaxRule.ownName || $0.rule == RefusedRule.ownName }
    }
}
