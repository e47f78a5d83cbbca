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
        script.assignments.filter { !$0.isExported }.compactMap { assignment in
            let name = assignment.name.text
            let isGlobal = VariableMeaning.isGlobal(name)
            guard
                isGlobal
                    || (isInCapitals(name) && !script.usedNames.contains(name) && !TrustPolicy.isRedirecting(name)),
                !assignment.hasElements
            else { return nil }
            return finding(
                isGlobal ? .error : .warning,
                place(assignment),
                in: script,
                message(name),
                hints: [hint(assignment)],
                fix: fix(assignment, in: script)
            )
        }
    }

    /// By `read`, `printf -v` or `${X:=w}`: of these only what tools look for, for the rest may be thrown away.
    private func setIndirectly(in script: CheckedScript) -> [Finding] {
        var told: [String] = script.assignments.map(\.name.text)
        return script.unexportedSpots.compactMap { spot in
            let name = spot.name.text
            guard VariableMeaning.isGlobal(name), !told.contains(name),
                script.source.text(spot.name.range) == name
            else { return nil }
            told.append(name)
            return finding(
                .error,
                spot.name.range,
                in: script,
                message(name),
                hints: ["write export \(name) behind it"],
                fix: LaterExport.fix(name, in: script)
            )
        }
    }

    private func message(_ name: String) -> String {
        "\(name) is not exported: no program that is started from the shell will see it"
    }

    /// The assignment whose value was kept, unless that one is exported and another is not.
    private func place(_ assignment: LastAssignment) -> Range<Int> {
        let unexported = assignment.spots.filter { !$0.isExported }
        let isTaken = unexported.contains { $0.name == assignment.name }
        return isTaken ? assignment.name.range : unexported.first?.name.range ?? assignment.name.range
    }

    private func hint(_ assignment: LastAssignment) -> String {
        let name = assignment.name.text
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
        guard !script.unexportedSpots.contains(where: { $0.name.text == name }),
            assignment.every.allSatisfy(\.isSameAsArgument)
        else { return LaterExport.fix(name, in: script) }
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
        words.allSatisfy { word in
            word.parts.allSatisfy { part in
                switch part {
                case .command: false
                case .literal(let bytes, isQuoted: false): !bytes.contains(UInt8(ascii: "{"))
                case .parameter(let parameter, _): parameter.words.allSatisfy { $0.parts.allSatisfy(\.isNoCommand) }
                default: true
                }
            }
        }
    }
}

extension WordPart {
    fileprivate var isNoCommand: Bool {
        switch self {
        case .command: false
        case .parameter(let parameter, _): parameter.words.allSatisfy { $0.parts.allSatisfy(\.isNoCommand) }
        default: true
        }
    }
}
