/// Finds the secrets that a file assigns: each assignment is looked at, whether another one takes its place or not.
struct AssignedSecrets {
    let source: SourceText
    let variables: [String: Variable]
    let environment: (String) -> ByteString?
    /// The assignments whose values are kept, by name.
    private var kept: [String: LastAssignment] = [:]

    init(
        _ source: SourceText,
        _ variables: [String: Variable],
        _ assignments: [LastAssignment],
        _ environment: @escaping (String) -> ByteString?
    ) {
        self.source = source
        self.variables = variables
        self.environment = environment
        for assignment in assignments { kept[assignment.name.text] = assignment }
    }

    /// In the order of the file, and besides those that are known by the bytes of the file.
    func all(_ commands: [VisitedCommand], besides known: [Secret]) -> [Secret] {
        let places = RangeList(known.map(\.range))
        var secrets = known
        func add(_ found: [Secret]) {
            secrets += found.filter { !places.overlaps($0.range) }
        }
        for visited in commands {
            let command = visited.command
            for assignment in command.allAssignments {
                if case .word(let word) = assignment.value { add(assigned(word, to: assignment)) }
                for word in assignment.words { add(defaults(in: word, of: assignment.name.text)) }
            }
            for case .word(let word) in command.words { add(defaults(in: word)) }
            for redirection in command.redirections { add(defaults(in: redirection.target)) }
            add(given(by: command))
        }
        return secrets.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private func assigned(_ word: Word, to assignment: Assignment) -> [Secret] {
        guard word.range.count >= SecretNames.minimum else { return [] }
        let name = assignment.name.text
        if let literal = word.literalBytes { return form(of: literal, word.range) ?? named(name, literal, word.range) }
        if let printed = word.printedLiteral, let literal = printed.literalBytes {
            return named(name, literal, printed.range)
        }
        return made(assignment, word.range)
    }

    /// `: "${X:=w}"`, and `${X:-w}` wherever it stands: what is taken unless somebody has set another value.
    ///
    /// - Parameter owner: the variable whose value the word is.
    private func defaults(in word: Word, of owner: String? = nil) -> [Secret] {
        word.parts.flatMap { part -> [Secret] in
            guard case .parameter(let parameter, _) = part else { return [] }
            let owner = word.parts.count == 1 ? owner : nil
            switch parameter.operation {
            case .otherwise(let inner, _), .assign(let inner, _):
                guard let literal = inner.literalBytes else { return defaults(in: inner, of: owner) }
                let name = [parameter.name, owner].compactMap { $0 }.first { SecretNames.say($0) }
                return name.map { named($0, literal, inner.range) } ?? []
            default: return parameter.words.flatMap { defaults(in: $0) }
            }
        }
    }

    /// `read -r X <<< w`, `printf -v X w`.
    private func given(by command: SimpleCommand) -> [Secret] {
        guard let name = command.namesSetIndirectly.first(where: { SecretNames.say($0.text) })?.text else { return [] }
        var words: [Word] = []
        switch command.name {
        case "read":
            words = command.redirections.filter { $0.kind == .hereString || $0.kind == .hereDocument }.map(\.target)
        case "printf":
            // The format says nothing where arguments follow.
            for case .word(let word) in command.words.dropFirst(command.words.count > 4 ? 4 : 3) { words.append(word) }
        default: break
        }
        return words.flatMap { word -> [Secret] in
            guard let literal = word.literalBytes, literal.count >= SecretNames.minimum else { return [] }
            return named(name, variables[name]?.value.bytes ?? literal, word.range)
        }
    }

    private func named(_ name: String, _ value: [UInt8], _ range: Range<Int>) -> [Secret] {
        guard value.count >= SecretNames.minimum, let secret = SecretNames.secret(name, value) else { return [] }
        return [Secret(range: range, kind: secret.kind, isCertain: secret.isCertain)]
    }

    /// Of a value in several pieces, as in `"a""b"`: in one piece it would be known by the bytes of the file.
    private func form(of literal: [UInt8], _ range: Range<Int>) -> [Secret]? {
        let isQuoted = source.bytes[range.lowerBound] == source.bytes[range.upperBound - 1]
        guard range.count != literal.count, !isQuoted || range.count != literal.count + 2 else { return nil }
        return SecretForms.secrets(in: literal).first.map { [Secret(range: range, kind: $0.kind, isCertain: true)] }
    }

    /// Of a value that is made from others, if all of them stand in the file: the environment's secrets are others'.
    private func made(_ assignment: Assignment, _ range: Range<Int>) -> [Secret] {
        let name = assignment.name.text
        guard let last = kept[name], last.name.range == assignment.name.range, let value = variables[name]?.value,
            let secret = SecretForms.secrets(in: value.bytes).first
        else { return [] }
        var names: Set<String> = []
        var open = Array(last.references)
        while let reference = open.popLast() {
            guard names.insert(reference).inserted else { continue }
            guard let own = kept[reference], environment(reference).map({ !isSecret($0) }) ?? true else { return [] }
            open += own.references
        }
        return [Secret(range: range, kind: secret.kind, isCertain: true)]
    }

    private func isSecret(_ value: ByteString) -> Bool {
        !SecretForms.anywhere(in: value.bytes).isEmpty
    }
}

extension Word {
    /// The word of `$(echo word)`.
    fileprivate var printedLiteral: Word? {
        guard parts.count == 1, case .command(let substitution, _) = parts[0], substitution.body.count == 1,
            case .simple(let command) = substitution.body[0].command, command.name == "echo",
            command.words.count == 2, command.redirections.isEmpty, case .word(let word) = command.words[1]
        else { return nil }
        return word
    }
}
