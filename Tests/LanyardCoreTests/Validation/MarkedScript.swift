import LanyardCore
import Testing

/// An env.sh with the expected places in it: `REPO="«${PROJECT}»-tune"`.
struct MarkedScript {
    let source: SourceText
    /// What stands between each pair of marks.
    private(set) var marks: [(range: Range<Int>, start: Place, end: Place, text: String)] = []

    init(_ marked: String) throws {
        var plain = String.UnicodeScalarView()
        var line = 1
        var column = 1
        var opened: (place: Place, text: String.UnicodeScalarView)?
        for scalar in marked.unicodeScalars {
            switch scalar {
            case "«":
                opened = (Place(line: line, column: column), plain)
            case "»":
                let start = try #require(opened)
                let text = String(String.UnicodeScalarView(plain.dropFirst(start.text.count)))
                let range = String(start.text).utf8.count..<String(plain).utf8.count
                marks.append((range, start.place, Place(line: line, column: column), text))
            default:
                plain.append(scalar)
                line += scalar == "\n" ? 1 : 0
                column = scalar == "\n" ? 1 : column + 1
            }
        }
        source = SourceText(path: "env.sh", bytes: Array(String(plain).utf8))
    }
}

/// A file with its marks, and what is said to each: severity, message, hints.
struct RuleCase: CustomTestStringConvertible, Sendable {
    let marked: String
    let told: [(severity: Finding.Severity, message: String, hints: [String])]

    /// Several marks are told the same.
    init(_ marked: String, _ message: String, _ hints: String...) {
        self.init(marked, .error, message, hints: hints)
    }

    init(_ marked: String, _ severity: Finding.Severity, _ message: String, _ hints: String...) {
        self.init(marked, severity, message, hints: hints)
    }

    private init(_ marked: String, _ severity: Finding.Severity, _ message: String, hints: [String]) {
        self.marked = marked
        let count = marked.unicodeScalars.count { $0 == "«" }
        told = Array(repeating: (severity, message, hints), count: count)
    }

    var testDescription: String { marked }
}

/// The rule finds all that is marked, in these words, and nothing besides; and no other rule finds anything.
func expect(
    _ ruleCase: RuleCase,
    from rule: String,
    isAllowed: Bool = false,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let script = try MarkedScript(ruleCase.marked)
    let expected = zip(script.marks, ruleCase.told).map { mark, told in
        Finding(
            rule: rule,
            severity: told.severity,
            path: "env.sh",
            range: mark.range,
            start: mark.start,
            end: mark.end,
            text: mark.text,
            message: told.message,
            hints: told.hints
        )
    }
    try #require(!expected.isEmpty)
    let found = loudFindings(in: CheckedScript(script.source, isAllowed: isAllowed))
    #expect(found == expected, sourceLocation: sourceLocation)
}

/// No rule at all finds anything.
func expectNothing(
    in text: String,
    environment: [String: String] = [:],
    isAllowed: Bool = false,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let source = SourceText(path: "env.sh", bytes: Array(text.utf8))
    let script = CheckedScript(source, environment: { environment[$0].map { ByteString($0) } }, isAllowed: isAllowed)
    #expect(loudFindings(in: script) == [], sourceLocation: sourceLocation)
}

/// The text with all fixes of one rule made in it, as one round of `--fix` makes them.
func mended(_ text: String, by rule: String, environment: [String: String] = [:]) -> String {
    let source = SourceText(path: "env.sh", bytes: Array(text.utf8))
    let script = CheckedScript(source, environment: { environment[$0].map { ByteString($0) } })
    let findings = Rules.findings(in: script).filter { $0.rule == rule }
    return String(decoding: FixedText(source.bytes, findings).bytes, as: UTF8.self)
}

/// Findings without their fixes, and without those that every fragment of a file has: a name that nothing uses, and a
/// last line that does not end.
func loudFindings(in script: CheckedScript) -> [Finding] {
    Rules.findings(in: script).filter { $0.rule != "unused-helper" && $0.rule != "no-final-newline" }.map { finding in
        var finding = finding
        finding.fix = nil
        return finding
    }
}
