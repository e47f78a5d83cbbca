/// One value in the place of what is another each time.
///
/// What the environment already names stays: the variable itself, or what is made from it (the bucket that exists). Else
/// a value of the same form is drawn, once; where its form is not sure, nothing is frozen.
struct FrozenValue {
    private let script: CheckedScript
    private let assignment: LastAssignment
    private let word: Word
    /// The expansion that goes.
    private let part: WordPart
    private let range: Range<Int>

    /// Whether what stands there goes into a secret: that is never written down.
    static func isSecret(_ range: Range<Int>, in script: CheckedScript) -> Bool {
        script.valuesOfSecrets.overlaps(range)
    }

    /// - Parameter range: what is at fault: an expansion, or something within one.
    static func fix(_ range: Range<Int>, in script: CheckedScript) -> Fix? {
        guard let assignment = script.assignment(around: range),
            let frozen = FrozenValue(range, of: assignment, in: script)
        else { return nil }
        return frozen.told() ?? frozen.drawn()
    }

    static func fix(date range: Range<Int>, of assignment: LastAssignment, in script: CheckedScript) -> Fix? {
        guard let frozen = FrozenValue(range, of: assignment, in: script) else { return nil }
        return frozen.told() ?? frozen.now()
    }

    private init?(_ range: Range<Int>, of assignment: LastAssignment, in script: CheckedScript) {
        guard case .word(let word) = assignment.value,
            !script.partsOfSecrets.contains(assignment.name.text),
            let part = word.expansion(around: range), let whole = part.expansionRange,
            // A path that mktemp has made is nothing without its file.
            !UnstableCommands.makesFile(script.source.bytes[whole]),
            !part.isProcess(in: script.source.bytes) || ProcessNumber.isSalt(whole, in: word, of: assignment, script)
        else { return nil }
        self.script = script
        self.assignment = assignment
        self.word = word
        self.part = part
        self.range = whole
    }

    /// Only what needs no quotes, for it may stand within some.
    private func fix(_ piece: String, _ remark: String) -> Fix? {
        guard !piece.isEmpty, piece.utf8.allSatisfy({ $0.isNameByte || "-.:@+,/=".utf8.contains($0) }) else {
            return nil
        }
        return Fix([Fix.Edit(range, piece)], remark: remark)
    }

    // MARK: - What is known

    private func told() -> Fix? {
        guard !assignment.isAppended else { return nil }
        var asked: Set<String> = []
        guard let (piece, teller) = told(assignment, whose: range, &asked) else { return nil }
        return fix(piece, "\(teller) keeps the value that the environment has")
    }

    /// What an expansion in a value stands for, by the environment's value of that variable or of one that is made
    /// from it, over any number of steps.
    private func told(
        _ assignment: LastAssignment,
        whose range: Range<Int>,
        _ asked: inout Set<String>
    ) -> (piece: String, teller: String)? {
        let name = assignment.name.text
        guard case .word(let word) = assignment.value, asked.insert(name).inserted else { return nil }
        if let value = environmentValue(of: name), let piece = piece(of: value, range, in: word) {
            return (piece, name)
        }
        for other in (script.users[name] ?? []).map({ script.assignments[$0] }) where !other.isAppended {
            guard case .word(let outer) = other.value else { continue }
            for case .parameter(let parameter, _) in outer.parts
            where parameter.name == name && parameter.operation == nil && parameter.element == nil {
                guard let (value, teller) = told(other, whose: parameter.range, &asked),
                    let piece = piece(of: value, range, in: word)
                else { continue }
                return (piece, teller)
            }
        }
        return nil
    }

    private func environmentValue(of name: String) -> String? {
        guard let value = script.environment(name), !value.isEmpty else { return nil }
        return String(validating: value.bytes, as: UTF8.self)
    }

    /// What stands in a value where the word has that range, if all else in the word is known.
    private func piece(of value: String, _ range: Range<Int>, in word: Word) -> String? {
        var before = ""
        var behind = ""
        var isFound = false
        for part in word.holder(of: range).parts {
            if let own = part.expansionRange, own == range {
                guard !isFound else { return nil }
                isFound = true
                continue
            }
            guard let text = known(part) else { return nil }
            if isFound { behind += text } else { before += text }
        }
        guard isFound, value.hasPrefix(before), value.hasSuffix(behind),
            value.utf8.count > before.utf8.count + behind.utf8.count
        else { return nil }
        return String(value.dropFirst(before.count).dropLast(behind.count))
    }

    private func known(_ part: WordPart) -> String? {
        switch part {
        case .literal(let bytes, _): return String(validating: bytes, as: UTF8.self)
        case .parameter(let parameter, _):
            guard let name = parameter.name, parameter.operation == nil, parameter.element == nil else { return nil }
            let variable = script.variables[name]
            guard variable?.isComplete ?? true, let value = variable?.value ?? script.environment(name) else {
                return nil
            }
            return String(validating: value.bytes, as: UTF8.self)
        default: return nil
        }
    }

    private func now() -> Fix? {
        let variable = script.variables[assignment.name.text]
        // Beside what is not answered, the date is all the same.
        let known = variable.flatMap { $0.isComplete ? piece(of: $0.value.text, range, in: word) : nil }
        guard let piece = known ?? (variable?.isComplete == true ? nil : Draws(script).evaluated(range)) else {
            return nil
        }
        return fix(piece, "\(assignment.name.text) keeps the date of now")
    }

    // MARK: - What is drawn

    private func drawn() -> Fix? {
        guard let value = drawnValue() else { return nil }
        let name = assignment.name.text
        let warning = "; if a bucket is named by an older one, put that in its place: gcloud storage ls"
        return fix(value, "a value was drawn for \(name)\(script.partsOfBuckets.contains(name) ? warning : "")")
    }

    private func drawnValue() -> String? {
        let draws = Draws(script)
        switch part {
        case .parameter(let parameter, _) where parameter.parameter == .special(UInt8(ascii: "$")):
            // In the middle of a word it is rather two dollar signs of a password.
            guard !isAmongLetters else { return nil }
            return draws.processNumber
        case .command(let substitution, _): return draws.evaluated(range) ?? draws.output(of: substitution)
        default: return draws.evaluated(range)
        }
    }

    private var isAmongLetters: Bool {
        let bytes = script.source.bytes
        let isBehind = range.upperBound < bytes.count && bytes[range.upperBound].isNameByte
        return isBehind || (range.lowerBound > 0 && bytes[range.lowerBound - 1].isNameByte)
    }
}

extension Range<Int> {
    func encloses(_ inner: Range<Int>) -> Bool {
        lowerBound <= inner.lowerBound && inner.upperBound <= upperBound
    }
}

extension WordPart {
    /// Of an expansion.
    var expansionRange: Range<Int>? {
        switch self {
        case .parameter(let parameter, _): parameter.range
        case .command(let substitution, _): substitution.range
        case .arithmetic(let expansion, _): expansion.range
        default: nil
        }
    }
}

extension Word {
    /// The word in which an expansion stands, where those around it are nothing but `${X:-…}`: their value is its own.
    fileprivate func holder(of range: Range<Int>) -> Word {
        guard parts.count == 1, case .parameter(let parameter, _) = parts[0], parameter.range != range else {
            return self
        }
        switch parameter.operation {
        case .otherwise(let word, _), .assign(let word, _), .instead(let word, _):
            return word.expansion(around: range) == nil ? self : word.holder(of: range)
        default: return self
        }
    }

    /// The outermost expansion around those bytes; of `${X:-$(…)}`, the one that stands in for X.
    fileprivate func expansion(around range: Range<Int>) -> WordPart? {
        guard let part = parts.first(where: { $0.expansionRange?.encloses(range) ?? false }) else { return nil }
        if case .parameter(let parameter, _) = part, parameter.range != range {
            for word in parameter.words {
                if let inner = word.expansion(around: range) { return inner }
            }
        }
        return part
    }
}
