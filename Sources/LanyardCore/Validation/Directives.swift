/// What the comments of a file tell the rules: `# lanyard: ignore RULE` and `# lanyard: MY_BUCKET is bucket-name`.
///
/// Behind a statement, or alone on the line before it, a rule is silenced for that line; before the first statement, for
/// the whole file.
struct Directives {
    struct Ignored: Equatable {
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

    private(set) var ignored: [Ignored] = []
    private(set) var meanings: [String: VariableMeaning] = [:]
    private(set) var mistakes: [Mistake] = []

    private static let mark = "# lanyard:"

    init(_ source: SourceText, rules: [String]) {
        // Few files have any, and all are looked at.
        guard source.bytes.contains(mark: Array("lanyard:".utf8)) else { return }
        var isHead = true
        for number in 1...source.lineCount {
            let range = source.lineRange(number)
            let line = String(decoding: source.bytes[range], as: UTF8.self)
            let text = line.drop { $0 == " " || $0 == "\t" }
            if !text.isEmpty, !text.hasPrefix("#") { isHead = false }
            guard let place = line.range(ofMark: Directives.mark) else { continue }
            let words = line[place.upperBound...].split { $0 == " " || $0 == "\t" || $0 == "," }.map { String($0) }
            let start = range.lowerBound + line[..<place.lowerBound].utf8.count
            let isAlone = text.hasPrefix("#")
            read(words, start..<range.upperBound, rules, line: isHead ? nil : isAlone ? number + 1 : number)
        }
    }

    func isIgnored(_ finding: Finding) -> Bool {
        ignored.contains { $0.rule == finding.rule && ($0.line == nil || $0.line == finding.start.line) }
    }

    private mutating func read(_ words: [String], _ range: Range<Int>, _ rules: [String], line: Int?) {
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
        } else if words.first == "ignore", words.count > 1 {
            for word in words.dropFirst() {
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
                ignored.append(Ignored(rule: word, line: line))
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

extension [UInt8] {
    fileprivate func contains(mark: [UInt8]) -> Bool {
        guard let first = mark.first, count >= mark.count else { return false }
        for index in 0...(count - mark.count) where self[index] == first {
            if self[index..<(index + mark.count)].elementsEqual(mark) { return true }
        }
        return false
    }
}

extension String {
    fileprivate func range(ofMark mark: String) -> Range<String.Index>? {
        var start = startIndex
        while let found = self[start...].firstIndex(of: "#") {
            if self[found...].hasPrefix(mark) { return found..<index(found, offsetBy: mark.count) }
            start = index(after: found)
        }
        return nil
    }
}
