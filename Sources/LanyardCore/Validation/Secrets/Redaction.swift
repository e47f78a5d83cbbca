/// Puts stars in the place of secrets, in whatever is told of a file.
///
/// A secret is known by its form, or it is a value of the file's, of its environment's, or made from these. Rules quote
/// values as they like: all that they say passes through here.
struct Redaction {
    /// In small letters, for a hint may spell them so; by their first bytes, and the longest first.
    private let values: [UInt64: [[UInt8]]]

    /// Where secrets go, and whatever is made from them.
    private let spread: SecretSpread
    /// What a value was cut from or turned into shares some of these with it.
    private let pieces: [SecretPieces]
    /// Where a shell takes a part of a secret for something else.
    private let strays: RangeList
    /// The words of those.
    private let strayWords: Set<String>

    private let own: OwnWords

    /// For each byte, whether a value begins with it.
    private let starts: [Bool]

    /// Bytes by which a value is looked up: none is shorter.
    private static let keyLength = 6

    init(_ script: CheckedScript) {
        var values: Set<[UInt8]> = []
        func add(_ bytes: some Collection<UInt8>) {
            // Less would be found in words that have nothing to do with it.
            guard bytes.count >= 8 || (bytes.count >= Redaction.keyLength && bytes.contains { !$0.isLowerCaseLetter })
            else { return }
            values.insert(bytes.map(Redaction.small))
            // As messages quote it.
            values.insert(visible(Array(bytes)).utf8.map(Redaction.small))
        }
        spread = SecretSpread(script)
        let words = script.strayWords
        strayWords = Set(words.map { String(decoding: $0, as: UTF8.self) })
        strays = RangeList(script.strays)
        own = OwnWords(script, besides: strayWords)
        for value in spread.values { add(value) }
        for word in words { add(word) }
        let parts = spread.values + words.map { Array($0) }
        // Of what is as long as a key, four bytes stand in every other sentence by chance.
        pieces = [
            SecretPieces(of: parts.filter { $0.count < SecretPieces.long }, length: 4),
            SecretPieces(of: parts.filter { $0.count >= SecretPieces.long }, length: 8),
        ]
        for range in script.hidden { add(script.source.bytes[range].unquoted) }
        for variable in script.evaluation.variables {
            let bytes = variable.value.bytes
            if SecretNames.secret(variable.name, bytes) != nil { add(bytes) }
            for secret in SecretForms.anywhere(in: bytes) { add(bytes[secret.range]) }
        }
        for name in script.usedNames.union(script.assignments.map(\.name.text)) where SecretNames.say(name) {
            if let value = script.environment(name), SecretNames.secret(name, value.bytes) != nil { add(value.bytes) }
        }
        var starts = Array(repeating: false, count: 256)
        for value in values { starts[Int(value[0])] = true }
        self.starts = starts
        self.values = Dictionary(grouping: values.sorted { $0.count > $1.count }) { Redaction.key($0[...]) }
    }

    /// - Parameter path: of the file itself.
    func finding(_ finding: Finding, path: String) -> Finding {
        // What is said where a secret goes may hold any part of it, or what an operator made of that; save by the rule
        // that is about secrets, and quotes none.
        let isNear =
            finding.rule != InlineSecretRule.ownName
            && (finding.path != path || spread.places.overlaps(finding.range.touched)
                || strays.overlaps(finding.range.touched))
        func shown(_ bytes: [UInt8]) -> [UInt8] {
            masked(isNear ? withoutPieces(bytes) : bytes, isProse: true)
        }
        func shown(_ text: String) -> String { String(decoding: shown(Array(text.utf8)), as: UTF8.self) }
        var finding = finding
        finding.text = masked(finding.text)
        finding.message = shown(finding.message)
        finding.hints = finding.hints.map(shown)
        guard let fix = finding.fix else { return finding }
        // Stars in a file would be no fix, and a secret is never written into one.
        if fix.edits.contains(where: { shown($0.replacement) != $0.replacement }) {
            finding.fix = nil
        } else {
            finding.fix?.remark = fix.remark.map(shown)
        }
        return finding
    }

    private func withoutPieces(_ bytes: [UInt8]) -> [UInt8] {
        var found = pieces.flatMap { $0.places(in: bytes) }
        if !strayWords.isEmpty {
            found += bytes.split { !$0.isNameByte }.map { $0.startIndex..<$0.endIndex }
                .filter { strayWords.contains(String(decoding: bytes[$0], as: UTF8.self)) }
        }
        return SecretForms.masked(bytes, found.filter { !own.hold($0, of: bytes, isProse: true) })
    }

    func masked(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let result = masked(bytes)
        return result == bytes ? text : String(decoding: result, as: UTF8.self)
    }

    /// - Parameter isProse: whether Lanyard says it; else it stands in a file.
    func masked(_ bytes: [UInt8], isProse: Bool = false) -> [UInt8] {
        let forms = SecretForms.anywhere(in: bytes)
        guard !forms.isEmpty || !values.isEmpty else { return bytes }
        var ranges = forms.map(\.range)
        if !values.isEmpty { ranges += places(in: bytes, isProse: isProse) }
        return SecretForms.masked(bytes, ranges)
    }

    private func places(in bytes: [UInt8], isProse: Bool) -> [Range<Int>] {
        let text = bytes.map(Redaction.small)
        var places: [Range<Int>] = []
        var index = 0
        while index + Redaction.keyLength <= text.count {
            if starts[Int(text[index])], let end = end(ofValueAt: index, in: text) {
                if !own.hold(index..<end, of: bytes, isProse: isProse) { places.append(index..<end) }
                index = end
            } else {
                index += 1
            }
        }
        return places
    }

    private func end(ofValueAt start: Int, in text: [UInt8]) -> Int? {
        let rest = text[start...]
        for value in values[Redaction.key(rest)] ?? [] {
            let common = zip(value, rest).prefix { $0 == $1 }.count
            // A message may be cut off within it.
            if common == value.count || rest.dropFirst(common).starts(with: "…".utf8) { return start + common }
        }
        return nil
    }

    private static func key(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.prefix(keyLength).reduce(0) { $0 << 8 | UInt64($1) }
    }

    static func small(_ byte: UInt8) -> UInt8 { byte.isUpperCaseLetter ? byte + 32 : byte }
}

extension Range<Int> {
    /// Also where nothing is marked, something stands.
    fileprivate var touched: Range<Int> { lowerBound..<Swift.max(upperBound, lowerBound + 1) }
}

extension ArraySlice<UInt8> {
    /// Without the quotes around it.
    fileprivate var unquoted: ArraySlice<UInt8> {
        guard count >= 2, let first, first == last, first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") else {
            return self
        }
        return dropFirst().dropLast()
    }
}
