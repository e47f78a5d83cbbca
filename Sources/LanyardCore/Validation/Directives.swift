/// What the comments of a file tell the rules: `# lanyard: ignore RULE` and `# lanyard: MY_BUCKET is bucket-name`.
///
/// Behind a command, or alone on the line before it, a rule is silenced for the lines of that command; before the first
/// statement, for the whole file.
struct Directives {
    struct Ignored: Hashable {
        var rule: String
        /// Nil: the whole file.
        var line: Int?
    }

    /// A comment that says nothing which is understood.
    struct Mistake: Equatable {
        var range: Range<Int>
        var message: String
        var hint: String
    }

    private var ignored: Set<Ignored> = []
    private(set) var meanings: [String: VariableMeaning] = [:]
    /// Where the comments stand that give them.
    private(set) var meaningPlaces: [String: Range<Int>] = [:]
    private(set) var mistakes: [Mistake] = []

    private static let mark = Array("lanyard:".utf8)

    /// - Parameters:
    ///   - commands: where the file's commands stand.
    ///   - words: where its words stand: a mark within one is no comment.
    init(_ source: SourceText, rules: [String], commands: () -> [Range<Int>], words: () -> [Range<Int>]) {
        // Few files have any, and all are looked at.
        guard source.bytes.firstPlace(of: Directives.mark) != nil else { return }
        let lines = CommandLines(commands(), in: source)
        var quoted = words().sorted { $0.lowerBound < $1.lowerBound }[...]
        var isHead = true
        for number in 1...source.lineCount {
            // By bytes: as text an invalid one would count as three, and a mark with an accent behind it as none.
            let line = source.bytes[source.lineRange(number)]
            let text = line.drop { $0.isBlank }
            let isComment = text.first == UInt8(ascii: "#")
            if !text.isEmpty, !isComment { isHead = false }
            guard let mark = Directives.place(in: line, outside: &quoted) else { continue }
            let words = line[mark.upperBound...].split {
                $0.isBlank || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\r")
            }
            .map { String(decoding: $0, as: UTF8.self) }
            let meant = isHead ? nil : isComment ? lines.below(number) : lines.before(number)
            read(words, mark.lowerBound..<line.endIndex, rules, lines: meant)
        }
    }

    /// What a variable is that has this value: by a comment, or else by its name, and whether that leaves no doubt.
    func meaning(of name: String, _ value: String) -> (meaning: VariableMeaning, isCertain: Bool)? {
        meanings[name].map { ($0, true) } ?? VariableMeaning.of(name, value)
    }

    /// `# lanyard:`, with blanks or without. Drops the words that end before it: a file is looked through once.
    private static func place(in line: ArraySlice<UInt8>, outside words: inout ArraySlice<Range<Int>>) -> Range<Int>? {
        var rest = line
        while let place = rest.firstPlace(of: mark) {
            let end = place + mark.count
            if let sign = rest[..<place].lastIndex(where: { !$0.isBlank }), rest[sign] == UInt8(ascii: "#") {
                words = words.drop { $0.upperBound <= sign }
                if words.first?.contains(sign) != true { return sign..<end }
            }
            rest = rest[end...]
        }
        return nil
    }

    /// What no file can silence: whether it may redirect credentials is not for the file to say.
    static let neverIgnored = "redirecting-variable"

    /// A line is one of the file itself; what is silenced for the whole of it is so for the files that it sources too.
    func isIgnored(_ finding: Finding, in source: SourceText) -> Bool {
        guard finding.rule != Directives.neverIgnored else { return false }
        return ignored.contains(Ignored(rule: finding.rule, line: nil))
            || (finding.isIn(source) && ignored.contains(Ignored(rule: finding.rule, line: finding.start.line)))
    }

    private mutating func read(_ words: [String], _ range: Range<Int>, _ rules: [String], lines: ClosedRange<Int>?) {
        if words.count == 3, words[1] == "is" {
            guard let meaning = VariableMeaning(rawValue: words[2]) else {
                let known = VariableMeaning.allCases.map(\.rawValue)
                let likely = NameSuggestion.nearest(to: words[2], among: known)
                mistakes.append(
                    Mistake(
                        range: range,
                        message: "no variable's meaning is called \(visible(words[2]))",
                        hint: likely.map { "did you mean \($0)?" } ?? "one of " + known.joined(separator: ", ")
                    )
                )
                return
            }
            meanings[words[0]] = meaning
            meaningPlaces[words[0]] = range
        } else if words.first == "ignore", words.count > 1 {
            for word in words.dropFirst() {
                guard word != Directives.neverIgnored else {
                    mistakes.append(
                        Mistake(
                            range: range,
                            message: "\(word) is not for the file itself to silence",
                            hint: "read the file, then: lanyard allow"
                        )
                    )
                    continue
                }
                guard rules.contains(word) else {
                    let likely = NameSuggestion.nearest(to: word, among: rules)
                    mistakes.append(
                        Mistake(
                            range: range,
                            message: "no rule is called \(visible(word))",
                            hint: likely.map { "did you mean \($0)?" } ?? "lanyard check --rules"
                        )
                    )
                    continue
                }
                guard let lines else {
                    ignored.insert(Ignored(rule: word, line: nil))
                    continue
                }
                for line in lines { ignored.insert(Ignored(rule: word, line: line)) }
            }
        } else {
            mistakes.append(
                Mistake(
                    range: range,
                    message: "this comment tells Lanyard nothing",
                    hint: "write # lanyard: ignore RULE, or # lanyard: NAME is MEANING"
                )
            )
        }
    }
}

extension Collection<UInt8> where Index == Int, SubSequence: Collection<UInt8> {
    /// Where a text that is not empty stands for the first time.
    func firstPlace(of text: [UInt8]) -> Int? {
        guard let first = text.first, count >= text.count else { return nil }
        for index in startIndex...(endIndex - text.count) where self[index] == first {
            if self[index..<(index + text.count)].elementsEqual(text) { return index }
        }
        return nil
    }
}
