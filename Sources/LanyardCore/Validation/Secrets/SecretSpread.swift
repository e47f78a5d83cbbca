/// Which variables of a file hold a secret or what was made from one, by whatever operators, and where it goes by them.
///
/// Said too often rather than too seldom: that a value was cut from a password, no look at the value would tell.
struct SecretSpread {
    /// The values of all of them.
    let values: [[UInt8]]
    /// Words and commands in which any of them is used or set.
    let places: RangeList

    /// What a name is given, and from which others.
    private struct Flow {
        let names: [String]
        let sources: Set<String>
        /// Nil: in a file that is sourced.
        var range: Range<Int>?
    }

    /// The arguments of all functions, and what they read.
    private static let arguments = "@"

    init(_ script: CheckedScript) {
        var flows: [Flow] = []
        let names = script.usedNames.union(script.variables.keys)
        var secret = names.filter { SecretSpread.isSecret($0, in: script) }
        if !secret.isEmpty {
            flows = SecretSpread.flows(in: script)
            secret.formUnion(SecretSpread.doubles(of: secret, in: script))
            // Where the parts of the last match of a pattern go, nothing else says.
            secret.insert("BASH_REMATCH")
        }
        var next: [String: [Int]] = [:]
        for (number, flow) in flows.enumerated() {
            for source in flow.sources { next[source, default: []].append(number) }
        }
        var open = Array(secret)
        var touched: Set<Int> = []
        while let name = open.popLast() {
            for number in next[name] ?? [] where touched.insert(number).inserted {
                open += flows[number].names.filter { secret.insert($0).inserted }
            }
        }
        values = secret.compactMap { (script.variables[$0]?.value ?? script.environment($0))?.bytes }.filter {
            !$0.isEmpty
        }
        places = RangeList(
            flows.enumerated()
                .filter { touched.contains($0.offset) || $0.element.names.contains(where: secret.contains) }
                .compactMap(\.element.range)
        )
    }

    private static func isSecret(_ name: String, in script: CheckedScript) -> Bool {
        guard let value = script.variables[name]?.value ?? script.environment(name) else { return false }
        return (!value.isEmpty && SecretNames.secret(name, value.bytes) != nil)
            || !SecretForms.anywhere(in: value.bytes).isEmpty
    }

    /// The variables that a secret is made from and whose value is the secret itself: `x=…`, `export A_TOKEN=$x`.
    private static func doubles(of names: Set<String>, in script: CheckedScript) -> [String] {
        let values = Set(names.compactMap { script.variables[$0]?.value.bytes })
        return script.partsOfSecrets.filter { name in
            guard let value = script.variables[name]?.value.bytes else { return false }
            return value.count >= SecretNames.minimum && values.contains(value)
        }
    }

    private static func flows(in script: CheckedScript) -> [Flow] {
        let sourced = script.evaluation.sources.map { EnvScript.parseTolerantly($0).script }
        let commands = sourced.map(\.commands)
        let functions = Set((commands + [script.commands]).joined().compactMap(\.function))
        var flows = flows(in: script.script, script.commands, calling: functions)
        for (tree, commands) in zip(sourced, commands) {
            flows += SecretSpread.flows(in: tree, commands, calling: functions)
                .map { Flow(names: $0.names, sources: $0.sources, range: nil) }
        }
        return flows
    }

    private static func flows(
        in tree: EnvScript,
        _ commands: [VisitedCommand],
        calling functions: Set<String>
    ) -> [Flow] {
        var flows: [Flow] = []
        tree.visitWords { flows.append(Flow(names: [], sources: $0.sources, range: $0.range)) }
        for visited in commands {
            let command = visited.command
            for assignment in command.allAssignments {
                flows.append(
                    Flow(
                        names: [assignment.name.text],
                        sources: assignment.words.sources,
                        range: assignment.name.offset..<max(assignment.name.offset, assignment.valueRange.upperBound)
                    )
                )
            }
            var names = command.namesSetIndirectly.map(\.text)
            if let function = visited.function { names.append(SecretSpread.output(of: function)) }
            if let name = command.name, functions.contains(name) { names.append(arguments) }
            if !names.isEmpty {
                var sources = command.allWords.sources
                // `f() { read -r x; }; f <<< "$Y"`
                if visited.isInFunction, command.name == "read" { sources.insert(arguments) }
                flows.append(Flow(names: names, sources: sources, range: visited.range))
            }
        }
        for statement in tree.statements {
            statement.visitAll { statement in
                if case .forEach(let name, let words, _) = statement.command {
                    let sources = words?.sources ?? [arguments]
                    flows.append(Flow(names: [name.text], sources: sources, range: name.range))
                }
                // `while read -r X; do …; done <<< "$Y"`
                guard !statement.redirections.isEmpty else { return }
                let sources = statement.redirections.map(\.target).sources
                flows.append(Flow(names: Array(statement.assignedNames), sources: sources, range: statement.range))
            }
        }
        return flows
    }

    /// What a function prints, as if it were a variable.
    fileprivate static func output(of function: String) -> String { function + "()" }
}

extension [Word] {
    fileprivate var sources: Set<String> {
        reduce(into: Set()) { $0.formUnion($1.sources) }
    }
}

extension Word {
    /// The variables of which something may stand in its value: `$@` for any argument, `f()` for what a function prints.
    fileprivate var sources: Set<String> {
        parts.reduce(into: Set()) { names, part in
            switch part {
            case .parameter(let parameter, _):
                // A length, and that it is set at all, is no secret.
                switch parameter.operation {
                case .length, .instead: break
                default: names.insert(parameter.name ?? "@")
                }
                names.formUnion(parameter.words.sources)
            case .command(let substitution, _):
                EnvScript(source: SourceText(path: "", bytes: []), statements: substitution.body).visitCommands {
                    names.formUnion($0.command.allWords.sources)
                    if let name = $0.command.name { names.insert(SecretSpread.output(of: name)) }
                }
            case .arithmetic: names.formUnion(Word(parts: [part], range: range).references)
            case .literal, .tilde, .unicode, .process: break
            }
        }
    }
}
