/// The assignment that gives a variable the value it keeps.
struct LastAssignment: Sendable {
    let name: Name
    let value: Assignment.Value
    /// Of the whole statement that it stands in.
    let statement: Range<Int>
    /// Whether the file itself exports the name, there or elsewhere. What the caller exports is no merit of the file.
    let isExported: Bool
    /// All names that its value is made from.
    let references: Set<String>
    /// Whether it is one of several, in branches of which one is taken.
    let isConditional: Bool

    /// Every one of that name, this one included: of those in branches another may be taken tomorrow.
    let spots: [AssignmentSpot]
    /// `X+=w`.
    let isAppended: Bool
    /// All of that name, in the order of the file.
    let every: [Assignment]

    /// Whether it is an array, or set element by element: nothing exports those.
    var hasElements: Bool {
        every.contains { assignment in
            if case .array = assignment.value { true } else { assignment.index != nil }
        }
    }

    /// Whether nothing in its value is expanded.
    var isLiteral: Bool {
        guard case .word(let word) = value else { return false }
        return word.literalBytes != nil
    }

    var valueRange: Range<Int> {
        switch value {
        case .word(let word): word.range
        case .array(_, let range): range
        }
    }

    /// One a name, in the order of the names' first assignments; of several, the one whose value was kept.
    static func all(
        _ collector: AssignmentCollector,
        _ source: SourceText,
        _ evaluation: Evaluation
    ) -> [LastAssignment] {
        var kept: [String: Place] = [:]
        for variable in evaluation.variables where variable.path == nil { kept[variable.name] = variable.place }
        return collector.names.compactMap { name in
            let candidates = collector.assignments(of: name)
            guard let last = candidates.last else { return nil }
            var found = last
            if candidates.count > 1, let place = kept[name] {
                found = candidates.last { source.place(ofByte: $0.assignment.name.offset) == place } ?? last
            }
            return LastAssignment(
                name: found.assignment.name,
                value: found.assignment.value,
                statement: found.spot.statement,
                isExported: collector.isExported(name),
                references: found.assignment.words.reduce(into: Set()) { $0.formUnion($1.references) },
                isConditional: found.spot.isConditional,
                spots: candidates.map(\.spot),
                isAppended: found.assignment.isAppended,
                every: candidates.map(\.assignment)
            )
        }
    }
}

extension SimpleCommand {
    /// Its words as far as they are plain text.
    var bareWords: [String] {
        words.compactMap { argument in
            if case .word(let word) = argument { word.bareText } else { nil }
        }
    }

    /// `X=w` and nothing else.
    var isOneAssignment: Bool { words.isEmpty && assignments.count == 1 && redirections.isEmpty }

    func hasOption(_ letter: Character) -> Bool {
        bareWords.dropFirst().contains { $0.hasPrefix("-") && $0.contains(letter) }
    }
}

extension Word {
    /// The variables that stand in it, those within `${X:-…}` and `$(…)` included.
    var references: Set<String> {
        var names: Set<String> = []
        collectReferences(into: &names)
        return names
    }

    /// - Parameter descends: whether commands within it are looked at; whoever visits all of them does that already.
    private func collectReferences(into names: inout Set<String>, descends: Bool = true) {
        for part in parts {
            switch part {
            case .parameter(let parameter, _):
                if let name = parameter.name { names.insert(name) }
                for word in parameter.words { word.collectReferences(into: &names, descends: descends) }
                for word in parameter.arithmeticWords { word.collectNumbers(into: &names) }
            case .command where !descends: break
            case .command(let substitution, _):
                EnvScript(source: SourceText(path: "", bytes: []), statements: substitution.body).visitCommands {
                    for word in $0.command.allWords { word.collectReferences(into: &names, descends: false) }
                }
            case .arithmetic(let expansion, _):
                expansion.expression.collectReferences(into: &names, descends: descends)
                expansion.expression.collectNumbers(into: &names)
            case .literal, .tilde, .unicode, .process: break
            }
        }
    }

    /// The names that stand in it without a dollar sign, as arithmetic reads them.
    private func collectNumbers(into names: inout Set<String>) {
        for part in parts {
            guard case .literal(let bytes, _) = part else { continue }
            for word in bytes.split(whereSeparator: { !$0.isNameByte }) where isName(word) {
                names.insert(String(decoding: word, as: UTF8.self))
            }
        }
    }

    /// The same word where arithmetic reads it.
    var asArithmetic: Word {
        let expansion = ArithmeticExpansion(expression: self, range: range)
        return Word(parts: [.arithmetic(expansion, isQuoted: false)], range: range)
    }
}

extension ParameterExpansion {
    /// Those of its words that are numbers: `${A[i]}`, `${X:offset:length}`.
    fileprivate var arithmeticWords: [Word] {
        var words: [Word] = []
        if case .index(let word) = element { words.append(word) }
        if case .substring(let offset, let length) = operation { words += [offset] + (length.map { [$0] } ?? []) }
        return words
    }
}
