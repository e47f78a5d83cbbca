import LanyardCore
import Testing

@Suite("What env.sh may not hold")
struct RefusalTests {
    /// `«` marks the place where the problem is told.
    @Test(
        "Each is told with its rule and place",
        arguments: [
            ("syntax", "X=«'a\n"), ("syntax", "X=a\nY=«\"b\n\n"), ("syntax", "X=«${A"), ("syntax", "X=«$'a"),
            ("syntax", "export A «= b"), ("syntax", "«X =1"), ("syntax", "X= «1"), ("syntax", "export «1A=x"),
            ("syntax", "«1A=x"), ("syntax", "X=a«(b"), ("syntax", "X=1 ; «; Y=2"), ("syntax", "X=1«\r\n"),
            ("syntax", "X=a«\0"), ("syntax", "«\u{feff}X=1"), ("syntax", "X=a«\\"), ("syntax", "export «\"X=1\""),
            ("unstable-value", "X=«$(date)"), ("unstable-value", "X=\"«`date`\""), ("unstable-value", "X=«$RANDOM"),
            ("unstable-value", "X=a«$$"), ("unstable-value", "X=${A:-«$(id)}"), ("unstable-value", "X=${A:-«<(id)}"),
            ("refused", "X=«$((1+2))"), ("refused", "X=«$[1]"), ("refused", "X=«(a b)"), ("refused", "«X+=a"),
            ("refused", "X=a «b"), ("refused", "X=1 «export Y=2"), ("refused", "«if true; then"),
            ("refused", "«echo a"),
            ("refused", "X=a«<PLACEHOLDER>"), ("refused", "X=a «> f"), ("refused", "X=a «&& Y=b"),
            ("refused", "X=a «| b"),
            ("refused", "«set -e"), ("refused", "«UID=5"), ("refused", "X=«$UID"), ("refused", "«BASH_VERSION=1"),
            ("refused", "X=«~root/x"), ("refused", "X=«${A/b/c}"), ("refused", "X=«${#A}"), ("refused", "X=«$1"),
            ("refused", "export X=«{a,b}"), ("refused", "LANG=C\nX=$'«\\u00e9'"), ("refused", "X=«$SHLVL"),
            ("refused", "X=«$\"a\""), ("refused", "X=$'a«\\0'"), ("refused", "«source ./x"), ("refused", "«eval X=1"),
            ("refused", "«export"), ("refused", "declare «-a X"), ("refused", "«f() { :; }"),
        ]
    )
    func refusal(rule: String, marked: String) throws {
        let (text, place) = try unmarked(marked)
        let error = #expect(throws: Diagnostic.self) { try EnvScript.parse(text) }
        #expect(error?.rule == rule)
        #expect(error?.place == place)
    }

    @Test("A tolerant reading tells every problem, and none twice")
    func tolerant() {
        let text = SourceText(path: "env.sh", bytes: Array("salt=$(a)\nX=$salt\nif\nexport Y=2\nZ='".utf8))
        let (script, problems) = EnvScript.parseTolerantly(text)
        #expect(problems.map(\.rule) == ["unstable-value", "refused", "syntax"])
        #expect(problems.map(\.place.line) == [1, 3, 5])
        let evaluation = script.evaluate { _ in nil }
        #expect(evaluation.problems == [])
        #expect(evaluation.exports.map(\.name) == ["Y"])
    }

    @Test("A file of more than 1 MiB is refused")
    func size() {
        let text = SourceText(path: "env.sh", bytes: [UInt8](repeating: 10, count: EnvScript.sizeLimit + 1))
        #expect(throws: Diagnostic.self) { try EnvScript.parse(text) }
    }

    @Test("Random edits crash nothing, and work stays in proportion to the file")
    func mutations() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(state: seed)
        var generator = ScriptGenerator(seed: seed)
        let bytes: [UInt8] = Array("'\"\\$`{}()<>;&|#=~:-+\n \t\r".utf8) + [0, 0xff, 0xc3, 0x80, 0x41]
        for _ in 0..<3000 {
            var script = generator.script()
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let position = Int.random(in: 0...script.count, using: &random)
                let byte = bytes[Int.random(in: 0..<bytes.count, using: &random)]
                if Bool.random(using: &random) || position == script.count {
                    script.insert(byte, at: position)
                } else {
                    script[position] = byte
                }
            }
            let (parsed, problems) = EnvScript.parseTolerantly(SourceText(path: "env.sh", bytes: script))
            let evaluation = parsed.evaluate { _ in "v" }
            #expect(problems.count <= EnvScript.problemLimit, "seed \(seed)")
            #expect(parsed.statements.count <= script.count + 1, "seed \(seed)")
            #expect(evaluation.variables.count <= script.count, "seed \(seed)")
        }
    }

    private func unmarked(_ marked: String) throws -> (SourceText, Place) {
        let mark = try #require(marked.unicodeScalars.firstIndex(of: "«"))
        let before = String(marked.unicodeScalars[..<mark])
        let after = String(marked.unicodeScalars[mark...].dropFirst())
        let lines = before.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        let place = Place(line: lines.count, column: (lines.last?.count ?? 0) + 1)
        return (SourceText(path: "env.sh", bytes: Array((before + after).utf8)), place)
    }
}
