/// A global that no program will ever see, for nothing exports it.
///
/// A variable that only serves to make other values (`salt`) is none: names in capitals that nothing in the file uses
/// are, and those that tools look for are in any case.
struct UnexportedGlobalRule: ValidationRule {
    let name = "unexported-global"
    let summary = "Every variable that programs read is exported."
    let documentation = RuleDocumentation(
        explanation: """
            Without export a variable belongs to the shell alone: a program that is started from it, Python, \
            terraform or docker, does not see it. Where an earlier version of the file exported it, everything \
            works until the next terminal.
            """,
        source: "bash(1), export; POSIX, 2.5.3 Shell Variables",
        bad: [
            "«USER_ACCOUNT»=username@domain.com\n",
            "«EPOCHS»=3\n",
            "f() { «REGION»=us-central1; }\nf\n",
        ],
        good: [
            "export USER_ACCOUNT=username@domain.com\n",
            "salt=3fa\nexport BUCKET_NAME=ray-$salt\n",
            "set -a\nEPOCHS=3\nset +a\n",
            "f() { local EPOCHS=3; }\nf\n",
            "readonly REGION=us-central1\nexport REGION\n",
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        assigned(in: script) + setIndirectly(in: script)
    }

    private func assigned(in script: CheckedScript) -> [Finding] {
        script.assignments.filter { !$0.isExported && !script.namesExportedByValue.contains($0.name.text) }.compactMap {
            assignment in
            let name = assignment.name.text
            let isGlobal = VariableMeaning.isGlobal(name)
            guard isGlobal || isUnused(name, in: script), !assignment.hasElements else { return nil }
            return finding(
                isGlobal ? .error : .warning,
                place(assignment),
                in: script,
                message(name),
                hints: [hint(assignment, in: script)],
                fix: fix(assignment, in: script)
            )
        }
    }

    /// A name in capitals from which the file makes nothing is meant for programs.
    private func isUnused(_ name: String, in script: CheckedScript) -> Bool {
        isInCapitals(name) && !script.usedNames.contains(name) && !script.takenBack.contains(name)
            && !TrustPolicy.isRedirecting(name)
    }

    /// By `read`, `printf -v` or `${X:=w}`: of these only what tools look for, for the rest may be thrown away.
    private func setIndirectly(in script: CheckedScript) -> [Finding] {
        script.unexportedSpots.compactMap { name, spots in
            guard VariableMeaning.isGlobal(name), script.assignment(of: name) == nil,
                let spot = spots.first(where: { script.source.text($0.name.range) == name })
            else { return nil }
            return finding(
                .error,
                spot.name.range,
                in: script,
                message(name),
                hints: [
                    script.takenBack.contains(name) ? UnexportedGlobalRule.takenBack : "write export \(name) behind it"
                ],
                fix: LaterExport.fix(name, in: script)
            )
        }
    }

    private static let takenBack = "remove what takes the export back: export -n, declare +x"

    private func message(_ name: String) -> String {
        "\(name) is not exported: no program that is started from the shell will see it"
    }

    /// The assignment whose value was kept, unless that one is exported and another is not.
    private func place(_ assignment: LastAssignment) -> Range<Int> {
        let unexported = assignment.spots.filter { !$0.isExported }
        let isTaken = unexported.contains { $0.name == assignment.name }
        return isTaken ? assignment.name.range : unexported.first?.name.range ?? assignment.name.range
    }

    private func hint(_ assignment: LastAssignment, in script: CheckedScript) -> String {
        let name = assignment.name.text
        guard !script.takenBack.contains(name) else { return UnexportedGlobalRule.takenBack }
        switch assignment.spots.first(where: { $0.name == assignment.name })?.form {
        case .declared: return "write declare -x \(name)=… instead of declare \(name)=…"
        case .readOnly: return "write export \(name) behind it"
        default: return "write export \(name)=… instead of \(name)=…"
        }
    }

    /// `export ` before each statement that is one such assignment and nothing else; else `export NAME` behind them all,
    /// as where export would hide the status of a command, or expand a brace.
    private func fix(_ assignment: LastAssignment, in script: CheckedScript) -> Fix? {
        let name = assignment.name.text
        guard !script.takenBack.contains(name) else { return nil }
        guard script.unexportedSpots[name] == nil, assignment.every.allSatisfy(\.isSameAsArgument) else {
            return LaterExport.fix(name, in: script)
        }
        var edits: [Fix.Edit] = []
        for spot in assignment.spots where !spot.isExported {
            switch spot.form {
            case .alone:
                let start = spot.name.range.lowerBound
                edits.append(Fix.Edit(start..<start, "export "))
            case .declared(let word): edits.append(Fix.Edit(word.upperBound..<word.upperBound, " -x"))
            case .readOnly, .other: return LaterExport.fix(name, in: script)
            }
        }
        return Fix(edits.sorted { $0.range.lowerBound < $1.range.lowerBound }, reach: .nothing)
    }

    private func isInCapitals(_ name: String) -> Bool {
        name.utf8.contains { $0.isUpperCaseLetter } && !name.utf8.contains { $0.isLowerCaseLetter }
    }
}

extension Assignment {
    /// Whether it does the same behind `export`: there nobody hears of a command's failure, and braces are expanded.
    fileprivate var isSameAsArgument: Bool {
        words.allSatisfy { !$0.runsCommand && !$0.hasBareBrace }
    }
}

extension Word {
    /// Wherever in it a command is run.
    fileprivate var runsCommand: Bool {
        parts.contains { part in
            switch part {
            case .command: true
            case .parameter(let parameter, _): parameter.words.contains(where: \.runsCommand)
            case .arithmetic(let expansion, _): expansion.expression.runsCommand
            case .literal, .tilde, .unicode, .process: false
            }
        }
    }

    fileprivate var hasBareBrace: Bool {
        parts.contains { part in
            if case .literal(let bytes, isQuoted: false) = part { bytes.contains(UInt8(ascii: "{")) } else { false }
        }
    }
}
