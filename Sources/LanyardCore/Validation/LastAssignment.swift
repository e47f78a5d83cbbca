/// The assignment that gives a variable the value it keeps.
struct LastAssignment: Sendable {
    let name: Statement.Name
    let value: Word
    /// Whether the file itself exports the name, there or elsewhere. What the caller exports is no merit of the file.
    let isExported: Bool

    /// One a name, in the order of the names' first assignments.
    static func all(in script: EnvScript) -> [LastAssignment] {
        var last: [String: (rank: Int, name: Statement.Name, value: Word)] = [:]
        var exported: Set<String> = []
        var exportsAll = false

        func note(_ assignment: Statement.Assignment, isExported: Bool) {
            let name = assignment.name.text
            if isExported { exported.insert(name) }
            // The offset of the first one is as good a number as any.
            last[name] = (last[name]?.rank ?? assignment.name.offset, assignment.name, assignment.value)
        }

        for statement in script.statements {
            switch statement.action {
            case .assign(let assignments):
                for assignment in assignments { note(assignment, isExported: exportsAll) }
            case .declare(let attributes, let declared):
                let isExported = attributes.contains(.exported)
                for item in declared {
                    switch item {
                    case .assignment(let assignment): note(assignment, isExported: isExported || exportsAll)
                    case .name(let name): if isExported { exported.insert(name.text) }
                    }
                }
            case .unset(let names):
                for name in names {
                    last[name.text] = nil
                    exported.remove(name.text)
                }
            case .exportAll(let isOn): exportsAll = isOn
            case .nothing: break
            }
        }
        return last.values.sorted { $0.rank < $1.rank }.map { _, name, value in
            LastAssignment(name: name, value: value, isExported: exported.contains(name.text))
        }
    }
}

extension Word {
    /// The variables that stand in it, those within `${X:-…}` included.
    var references: Set<String> {
        var names: Set<String> = []
        for case .parameter(let parameter) in parts {
            names.insert(parameter.name)
            switch parameter.alternative {
            case .otherwise(let word, _), .instead(let word, _): names.formUnion(word.references)
            case nil: break
            }
        }
        return names
    }
}
