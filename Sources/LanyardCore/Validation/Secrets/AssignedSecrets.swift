/// Finds the secrets that a file assigns: each assignment is looked at, whether another one takes its place or not.
struct AssignedSecrets {
    let source: SourceText
    let evaluation: Evaluation
    let environment: (String) -> ByteString?
    /// The assignments whose values are kept, by name.
    private var kept: [String: LastAssignment] = [:]

    init(
        _ source: SourceText,
        _ evaluation: Evaluation,
        _ assignments: [LastAssignment],
        _ environment: @escaping (String) -> ByteString?
    ) {
        self.source = source
        self.evaluation = evaluation
        self.environment = environment
        for assignment in assignments { kept[assignment.name.text] = assignment }
    }

    /// In the order of the file, and besides those that are known by the bytes of the file.
    func all(_ commands: [VisitedCommand], besides known: [Secret]) -> [Secret] {
        var secrets = known
        for visited in commands {
            for assignment in visited.command.assignments { add(assignment, known, &secrets) }
            for case .assignment(let assignment) in visited.command.words { add(assignment, known, &secrets) }
        }
        return secrets.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private func add(_ assignment: Assignment, _ known: [Secret], _ secrets: inout [Secret]) {
        guard case .word(let word) = assignment.value, word.range.count >= 8,
            !isKnown(word.range, known)
        else { return }
        let found: (kind: String, isCertain: Bool)?
        if let literal = word.literalBytes {
            found = form(of: literal, writtenAs: word.range) ?? named(assignment.name.text, literal, word.range)
        } else {
            found = made(assignment)
        }
        guard let found else { return }
        secrets.append(Secret(range: word.range, kind: found.kind, isCertain: found.isCertain))
    }

    /// Whether one of the secrets, which are in the order of the file, lies in a range.
    private func isKnown(_ range: Range<Int>, _ known: [Secret]) -> Bool {
        var low = 0
        var high = known.count
        while low < high {
            let middle = (low + high) / 2
            if known[middle].range.upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < known.count && known[low].range.overlaps(range)
    }

    private func named(_ name: String, _ literal: [UInt8], _ range: Range<Int>) -> (kind: String, isCertain: Bool)? {
        guard let secret = SecretNames.secret(name, literal), !Placeholder.isLeft(in: source.bytes[range]) else {
            return nil
        }
        return secret
    }

    /// Of a value in several pieces, as in `"a""b"`: in one piece it would be known by the bytes of the file.
    private func form(of literal: [UInt8], writtenAs range: Range<Int>) -> (kind: String, isCertain: Bool)? {
        let isQuoted = source.bytes[range.lowerBound] == source.bytes[range.upperBound - 1]
        guard range.count != literal.count, !isQuoted || range.count != literal.count + 2 else { return nil }
        return SecretForms.secrets(in: literal).first.map { ($0.kind, true) }
    }

    /// Of a value that is made from others, if all of them stand in the file: the environment's secrets are others'.
    private func made(_ assignment: Assignment) -> (kind: String, isCertain: Bool)? {
        let name = assignment.name.text
        guard let last = kept[name], last.name.range == assignment.name.range, let value = evaluation[name]?.value,
            let secret = SecretForms.secrets(in: value.bytes).first
        else { return nil }
        var names: Set<String> = []
        var open = Array(last.references)
        while let reference = open.popLast() {
            guard names.insert(reference).inserted else { continue }
            guard let own = kept[reference], environment(reference).map({ !isSecret($0) }) ?? true else { return nil }
            open += own.references
        }
        return (secret.kind, true)
    }

    private func isSecret(_ value: ByteString) -> Bool {
        !SecretForms.anywhere(in: value.bytes).isEmpty
    }
}
