import LanyardCore
import Testing

@Suite("What env.sh may not hold")
struct RefusalTests {
    /// `«` marks the place where the problem is told.
    @Test(
        "Each is told with its rule and place",
        arguments: [
            ("syntax", "X=«'a\n"), ("syntax", "X=a\nY=«\"b\n\n"), ("syntax", "X=«${A"), ("syntax", "X=«$'a"),
            ("spaces-around-equals", "export A «= b"), ("spaces-around-equals", "«X =1"),
            ("spaces-around-equals", "X= «1"), ("syntax", "export «1A=x"),
            ("syntax", "«1A=x"), ("syntax", "X=a«(b"), ("syntax", "X=1 ; «; Y=2"), ("crlf", "X=1«\r\n"),
            ("syntax", "X=a«\0"), ("bom", "«\u{feff}X=1"), ("syntax", "X=a«\\"), ("syntax", "«if true; then"),
            ("syntax", "X=1\n«fi"), ("syntax", "case a in b) «fi;; esac"), ("syntax", "{ «}"), ("syntax", "X=(a «; b)"),
            ("syntax", "«{ X=1"), ("syntax", "[[ a «b c ]]"), ("syntax", "«[[ a"), ("syntax", "X=«$(a"),
            ("syntax", "X=«`a"), ("syntax", "cat <<«EOF\nX"), ("syntax", "X=a &«& "), ("syntax", "X=a «>"),
            ("unstable-value", "X=«$(uuidgen)"), ("unstable-value", "X=\"«`openssl rand -hex 3`\""),
            ("unstable-value", "X=«$RANDOM"), ("unstable-value", "X=a«$$"),
            ("unstable-value", "salt=«$(echo $RANDOM | md5sum | head -c3)"),
            ("refused", "X=${A:-«$(ls)}"), ("refused", "X=${A:-«<(id)}"), ("refused", "X=a «b"),
            ("refused", "X=1 «export Y=2"), ("refused", "«ls a"), ("refused", "X=1; «ls a"),
            ("placeholder-left", "X=a«<PLACEHOLDER>"), ("placeholder-left", "X=«<your project>"),
            ("refused", "X=a «> f"), ("refused", "X=a && «ls b"), ("refused", "«X=a | b"), ("refused", "X=a «&"),
            ("refused", "«(X=a)"), ("refused", "echo «< /etc/passwd"), ("refused", "«eval X=1"),
            ("exit-in-sourced-file", "«exec b"),
            ("refused", "«trap b EXIT"), ("exit-in-sourced-file", "«exit 1"), ("mutating-command", "«rm -rf /"),
            ("smart-quotes", "X=«“a b”"), ("refused", "«shopt -s nullglob"),
            ("refused", "«UID=5"), ("refused", "X=«$UID"), ("refused", "«BASH_VERSION=1"), ("refused", "X=«$0"),
            ("refused", "X=«~root/x"), ("refused", "X=«${!A}"), ("refused", "X=«${OUTER@Q}"),
            ("refused", "X=«$((1/0))"),
            ("undefined-variable", "X=«$1"), ("undefined-variable", "X=«${A/b/c}"), ("undefined-variable", "X=«${#A}"),
            ("refused", "export X=«{a,b}"), ("refused", "LANG=C\nX=«$'\\u00e9'"), ("refused", "X=«$SHLVL"),
            ("refused", "X=«$\"a\""), ("refused", "X=$'a«\\0'"), ("refused", "«export"), ("refused", "declare «-A X"),
            ("refused", "set -e\n«false"), ("refused", "for X in «*; do :; done"), ("refused", "echo «x*"),
            ("refused", "X=«$(a | b)"), ("refused", "«coproc a"), ("refused", "«select X in a; do :; done"),
            ("refused", "«read X"), ("refused", "«local X=1"), ("refused", "«set -- a"),
            ("exit-in-sourced-file", "A=«${B:?gone}"),
            ("refused", "«wait"), ("refused", "[[ a =~ «b ]]"), ("refused", "«source /etc/profile"),
        ]
    )
    func refusal(rule: String, marked: String) throws {
        let (text, place) = try unmarked(marked)
        let problem = firstProblem(in: text)
        #expect(problem?.rule == rule)
        #expect(problem?.place == place)
    }

    private func firstProblem(in text: SourceText) -> Diagnostic? {
        do throws(Diagnostic) {
            return try EnvScript.parse(text).evaluate { $0 == "OUTER" ? "o" : nil }.problems.first
        } catch {
            return error
        }
    }

    @Test("A tolerant reading tells every problem, and none twice")
    func tolerant() {
        let text = SourceText(path: "env.sh", bytes: Array("salt=$(a)\nX=$salt\nW=(a ; b)\nexport Y=2\nZ='".utf8))
        let (script, problems) = EnvScript.parseTolerantly(text)
        #expect(problems.map(\.rule) == ["syntax", "syntax"])
        #expect(problems.map(\.place.line) == [3, 5])
        let evaluation = script.evaluate { _ in nil }
        #expect(evaluation.problems.map(\.rule) == ["refused"])
        #expect(evaluation.problems.map(\.place.line) == [1])
        #expect(evaluation.exports.map(\.name) == ["Y"])
    }

    @Test("Behind a compound command that could not be read, what closes it is no further problem")
    func closers() {
        let text = "if true; then\n  X=a(b\nelse\n  Y=1\nfi\nfor a in b; do\n  c=d)\ndone\nexport Z=1\n"
        let (script, problems) = EnvScript.parseTolerantly(SourceText(path: "env.sh", bytes: Array(text.utf8)))
        #expect(problems.map(\.place.line) == [2, 7])
        #expect(script.evaluate { _ in nil }["Y"]?.value == "1")
    }

    @Test("A file of more than 16 MiB is refused")
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
