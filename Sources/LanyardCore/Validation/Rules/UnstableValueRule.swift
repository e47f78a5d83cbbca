/// A value that may be another each time the file is sourced: then names made from it lead nowhere.
struct UnstableValueRule: ValidationRule {
    let name = "unstable-value"
    let summary = "Every value is the same each time the file is sourced."
    let documentation = RuleDocumentation(
        explanation: """
            salt=$(echo $RANDOM | md5sum | head -c3) makes another bucket's name in every terminal: what one \
            shell has stored, the next does not find. lanyard env never evaluates such a value. lanyard check \
            --fix freezes one: the one that the environment already holds, so that a bucket that exists stays, \
            else one of the same form that is drawn once; where the form is not sure, none. A secret is never \
            written into the file.

            date is answered, but it is another one tomorrow: a warning.
            """,
        source: "bash(1), RANDOM; uuidgen(1); openssl-rand(1)",
        bad: [
            "salt=«$(echo $RANDOM | md5sum | head -c3)»\nexport BUCKET_NAME=ray-$salt\n",
            "export RUN=«$(uuidgen)»\n",
            "export RUN=\"${RUN:-run-«$(date +%s)»}\"\n",
        ],
        good: [
            "salt=3fa\nexport BUCKET_NAME=ray-$salt\n"
        ]
    )

    func findings(in script: CheckedScript) -> [Finding] {
        let hints = namesBucket(script) ? ["what a bucket that exists already is called: gcloud storage ls"] : []
        var sourced: [String: CheckedScript] = [:]
        let told = findings(toldBy: script).map { finding in
            var finding = finding
            guard !UnheardDate.isMeant(finding, in: script) else { return UnheardDate.told(finding) }
            finding.hints += hints
            guard finding.isIn(script.source) else {
                let own = sourced[finding.path] ?? script.sourced(finding.path)
                sourced[finding.path] = own
                return promising(finding, inSourced: own)
            }
            finding.fix = FrozenValue.fix(finding.range, in: script)
            return promising(finding, in: script)
        }
        return told + dates(in: script) + inOtherBranches(in: script)
    }

    /// `$RANDOM` and its like in a branch that is not taken here.
    private func inOtherBranches(in script: CheckedScript) -> [Finding] {
        script.parametersInBranches.filter { $0.name.map { ShellVariables.reading($0) == .unstable } ?? false }.map {
            finding(
                .warning,
                $0.range,
                in: script,
                "this is another value each time that env.sh is read, where this branch is taken",
                hints: ["write the value itself"]
            )
        }
    }

    /// `$(date …)` as far as it was answered, in each value that is set, the ones that are lost again included: others
    /// may be made from them.
    private func dates(in script: CheckedScript) -> [Finding] {
        let dates = DateSubstitutions(script.commands)
        let told = RangeList(
            script.diagnostics.filter { $0.path == script.source.path }.map(\.range)
        )
        func found(_ word: Word, _ name: String, of assignment: LastAssignment? = nil) -> Finding? {
            guard let range = dates.range(in: word), !told.overlaps(range) else { return nil }
            return promising(
                finding(
                    .warning,
                    range,
                    in: script,
                    "the date is another one tomorrow, and so is what is made from it",
                    hints: ["write the value itself: \(name)=…", UnstableCommands.wayOut],
                    fix: assignment.flatMap { FrozenValue.fix(date: range, of: $0, in: script) }
                ),
                in: script
            )
        }
        let assigned = script.assignments.flatMap { assignment in
            assignment.every.flatMap { every in
                every.words.compactMap { found($0, assignment.name.text, of: assignment) }
            }
        }
        let read = script.commands.filter { $0.name == "read" }.flatMap { visited in
            visited.command.redirections.compactMap { found($0.target, visited.command.bareWords.last ?? "NAME") }
        }
        return assigned + read
    }

    /// Says whether something is frozen, which the evaluator does not know.
    private func promising(_ finding: Finding, in script: CheckedScript) -> Finding {
        guard let place = finding.hints.firstIndex(of: UnstableCommands.wayOut) else { return finding }
        var finding = finding
        if finding.fix != nil {
            finding.hints[place] = UnstableValueRule.promise
        } else if FrozenValue.isSecret(finding.range, in: script) {
            finding.hints = ["keep it in a keyring or in Secret Manager: a secret is not written into the file"]
        } else {
            finding.hints[place] = "nothing is frozen for you: the form of the value is not sure here"
        }
        return finding
    }

    /// The same of one in a file that is sourced, which is mended by itself.
    private func promising(_ finding: Finding, inSourced script: CheckedScript?) -> Finding {
        guard let script else { return finding }
        var finding = finding
        finding.fix = FrozenValue.fix(finding.range, in: script)
        let isFrozen = finding.fix != nil
        finding = promising(finding, in: script)
        finding.fix = nil
        guard isFrozen, let place = finding.hints.firstIndex(of: UnstableValueRule.promise) else { return finding }
        finding.hints[place] = "one value is frozen by: lanyard check --fix \(posixQuoted(finding.path))"
        return finding
    }

    private static let promise = "lanyard check --fix freezes one value"

    /// Whether a bucket's name is made from what could not be read: then there may be one whose name must not change.
    private func namesBucket(_ script: CheckedScript) -> Bool {
        script.assignments.contains { assignment in
            VariableMeaning.isBucket(assignment.name.text)
                && !script.unreadNames.isDisjoint(with: assignment.references)
        }
    }
}

extension CheckedScript {
    /// A file that this one sources, as it is checked by itself.
    fileprivate func sourced(_ path: String) -> CheckedScript? {
        text(at: path).map { CheckedScript($0, in: surroundings, draw: draw, isAllowed: { _ in true }) }
    }
}
