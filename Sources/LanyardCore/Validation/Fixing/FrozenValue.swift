/// One value in the place of what is another each time.
///
/// What the environment already names stays: the variable itself, or what is made from it (the bucket that exists). Else
/// a value of the same form is drawn, once.
enum FrozenValue {
    static func fix(_ range: Range<Int>, in script: CheckedScript) -> Fix? {
        guard let assignment = script.assignments.first(where: { contains($0.valueRange, range) }),
            case .word(let word) = assignment.value
        else { return nil }
        let name = assignment.name.text
        if let known = environmentValue(of: name, in: script),
            let piece = piece(of: known, range, in: word, script)
        {
            return fix(piece, range, word, script, "\(name) keeps the value that the environment has")
        }
        for other in script.assignments where other.references.contains(name) {
            guard let outer = environmentValue(of: other.name.text, in: script),
                let value = solve(other, for: name, outer, script),
                let piece = piece(of: value, range, in: word, script)
            else { continue }
            return fix(piece, range, word, script, "\(other.name.text) keeps the value that the environment has")
        }
        let drawn = draw(script.source.bytes[range], script.draw)
        return fix(
            drawn,
            range,
            word,
            script,
            "a value was drawn for \(name); if a bucket is named by an older one, put that in its place: gcloud storage ls"
        )
    }

    static func fix(date range: Range<Int>, of assignment: LastAssignment, in script: CheckedScript) -> Fix? {
        guard case .word(let word) = assignment.value, let value = script.evaluation[assignment.name.text]?.value,
            let piece = piece(of: value.text, range, in: word, script)
        else { return nil }
        return fix(piece, range, word, script, "\(assignment.name.text) keeps the date of now")
    }

    private static func contains(_ outer: Range<Int>, _ inner: Range<Int>) -> Bool {
        outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound
    }

    private static func environmentValue(of name: String, in script: CheckedScript) -> String? {
        guard let value = script.environment(name), !value.isEmpty else { return nil }
        return String(validating: value.bytes, as: UTF8.self)
    }

    /// Only what needs no quotes, for it may stand within some.
    private static func fix(
        _ piece: String,
        _ range: Range<Int>,
        _ word: Word,
        _ script: CheckedScript,
        _ remark: String
    ) -> Fix? {
        guard !piece.isEmpty, piece.utf8.allSatisfy({ $0.isNameByte || "-.:@+,/".utf8.contains($0) }) else {
            return nil
        }
        return Fix([Fix.Edit(range, piece)], remark: remark)
    }

    // MARK: - What is known

    /// What stands in a value where the word has that range, if all else in the word is known.
    private static func piece(
        of value: String,
        _ range: Range<Int>,
        in word: Word,
        _ script: CheckedScript
    ) -> String? {
        var before = ""
        var behind = ""
        var isFound = false
        for part in word.parts {
            if let own = part.range, own == range {
                guard !isFound else { return nil }
                isFound = true
                continue
            }
            guard let text = known(part, script) else { return nil }
            if isFound { behind += text } else { before += text }
        }
        guard isFound, value.hasPrefix(before), value.hasSuffix(behind),
            value.utf8.count > before.utf8.count + behind.utf8.count
        else { return nil }
        return String(value.dropFirst(before.count).dropLast(behind.count))
    }

    /// The value of a variable that must have made another what it is.
    private static func solve(
        _ assignment: LastAssignment,
        for name: String,
        _ value: String,
        _ script: CheckedScript
    ) -> String? {
        guard case .word(let word) = assignment.value else { return nil }
        for case .parameter(let parameter, _) in word.parts where parameter.name == name && parameter.operation == nil {
            return piece(of: value, parameter.range, in: word, script)
        }
        return nil
    }

    private static func known(_ part: WordPart, _ script: CheckedScript) -> String? {
        switch part {
        case .literal(let bytes, _): return String(validating: bytes, as: UTF8.self)
        case .parameter(let parameter, _):
            guard let name = parameter.name, parameter.operation == nil, parameter.element == nil else { return nil }
            let variable = script.evaluation[name]
            guard variable?.isComplete ?? true, let value = variable?.value ?? script.environment(name) else {
                return nil
            }
            return String(validating: value.bytes, as: UTF8.self)
        default: return nil
        }
    }

    // MARK: - What is drawn

    /// A value of the form that the command makes: so many digits of `head -c N` or `openssl rand -hex N`, a UUID.
    private static func draw(_ bytes: ArraySlice<UInt8>, _ digits: (Int) -> String) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        if text.contains("uuid") {
            let hex = Array(digits(32))
            func part(_ range: Range<Int>) -> String { String(hex[range]) }
            // Version 4, variant 1: RFC 9562, 5.4.
            return "\(part(0..<8))-\(part(8..<12))-4\(part(13..<16))-a\(part(17..<20))-\(part(20..<32))"
        }
        if let count = number(behind: "-hex", in: text) { return digits(min(64, 2 * count)) }
        if let count = number(behind: "head -c", in: text) ?? number(behind: "cut -c1-", in: text) {
            return digits(min(64, max(1, count)))
        }
        return digits(3)
    }

    private static func number(behind word: String, in text: String) -> Int? {
        var rest = text[...]
        while !rest.isEmpty {
            if rest.hasPrefix(word) {
                let digits = rest.dropFirst(word.count).drop { $0 == " " }.prefix { $0.isASCII && $0.isNumber }
                return Int(digits)
            }
            rest = rest.dropFirst()
        }
        return nil
    }
}

extension WordPart {
    /// Of an expansion.
    fileprivate var range: Range<Int>? {
        switch self {
        case .parameter(let parameter, _): parameter.range
        case .command(let substitution, _): substitution.range
        case .arithmetic(let expansion, _): expansion.range
        default: nil
        }
    }
}

extension Word {
    /// The substitution in it that runs `date`.
    var dateRange: Range<Int>? {
        for case .command(let substitution, _) in parts {
            for statement in substitution.body {
                if case .simple(let command) = statement.command, command.name == "date" { return substitution.range }
            }
        }
        return nil
    }
}
