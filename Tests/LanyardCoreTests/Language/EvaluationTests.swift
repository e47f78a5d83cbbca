import LanyardCore
import Testing

@Suite("The values of env.sh")
struct EvaluationTests {
    @Test(
        "A construct has bash's value",
        arguments: [
            ("X=a", "a"), ("X=", ""), ("X='a b'", "a b"), ("X=\"a  b\"", "a  b"), ("X=a\\ b", "a b"),
            ("X=$'a\\tb\\x41\\101\\u00e9\\cA'", "a\tbAA\u{e9}\u{1}"), ("X=\"\\$ \\a \\\\ \\\"\"", "$ \\a \\ \""),
            ("Y=1; X=$Y", "1"), ("Y=1 X=${Y}2", "12"), ("X=${Y:-a \"b\" 'c'}", "a b c"), ("Y=; X=${Y:-d}", "d"),
            ("Y=; X=${Y-d}", ""), ("Y=1; X=${Y:+d}", "d"), ("X=${Y+d}", ""), ("X=${Y:-${Z:-${W:-deep}}}", "deep"),
            ("X=\"${Y:-\"in ner\"}\"", "in ner"), ("X=~/a:~:b~", "/h/a:/h:b~"), ("X='~'", "~"), ("X=a\\\nb", "ab"),
            ("export X=a#b # c", "a#b"), ("readonly X=1", "1"), ("declare -x X=1", "1"), ("declare -rx X=1", "1"),
            ("X=1; unset X; X=2", "2"), ("X=\u{201c}a\u{201d}", "\u{201c}a\u{201d}"), ("X=a=b", "a=b"),
        ]
    )
    func value(script: String, expected: String) throws {
        let evaluation = try evaluate(script)
        #expect(evaluation.problems == [])
        #expect(evaluation["X"]?.value.text == expected)
    }

    @Test(
        "What is exported is what bash exports",
        arguments: [
            ("X=1", []), ("export X=1", ["X"]), ("X=1; export X", ["X"]), ("export X; X=1", ["X"]),
            ("set -a; X=1; set +a; Y=2", ["X"]), ("export X=1; unset X; X=2", []), ("export X", []),
            ("OUTER=2", ["OUTER"]), ("export X=1 Y=2 Z", ["X", "Y"]),
        ]
    )
    func exports(script: String, expected: [String]) throws {
        #expect(try evaluate(script).exports.map(\.name) == expected)
    }

    @Test("An empty file and one of comments set nothing", arguments: ["", "\n\n", "# only this", "  # a\n\t\n"])
    func nothing(script: String) throws {
        #expect(try evaluate(script).variables == [])
    }

    @Test("Functions are called, defined again and forgotten, however many there are", arguments: [10, 100])
    func functions(count: Int) throws {
        let definitions = (1...count).map { "f\($0)() { X=\"${X:-}.\($0)\"; }\n" }.joined()
        let script = definitions + "f7() { X=\"${X:-}.seven\"; }\nunset -f f8\nf1; f7; f\(count)\n"
        let evaluation = try evaluate(script)
        #expect(evaluation.problems == [])
        #expect(evaluation["X"]?.value.text == ".1.seven.\(count)")
        #expect(try evaluate(script + "f8\n").problems.count == 1)
    }

    @Test("The words behind export are expanded before any of them is assigned")
    func declarationsExpandFirst() throws {
        #expect(try evaluate("X=old; export X=new Y=$X")["Y"]?.value == "old")
    }

    @Test("A variable knows where its name and its value stand")
    func places() throws {
        let variable = try #require(try evaluate("# \u{e9}\n  export X='1' Y=2\n")["Y"])
        #expect(variable.place == Place(line: 2, column: 16))
        #expect(variable.valuePlace == Place(line: 2, column: 18))
    }

    @Test("A name that is not set is told with its place and the likely name")
    func undefined() throws {
        var problems = try evaluate("PROJECT_ID=p\nREPO=\"${PROJECT}-tune\"\n").problems
        #expect(problems.first?.slip == Diagnostic.Slip(written: "PROJECT", meant: "PROJECT_ID"))
        problems[0].slip = nil
        #expect(
            problems == [
                Diagnostic(
                    rule: "undefined-variable",
                    path: "env.sh",
                    place: Place(line: 2, column: 7),
                    range: 19..<29,
                    text: "${PROJECT}",
                    message: "PROJECT is not set",
                    hints: ["did you mean PROJECT_ID?", "set it before, or write ${PROJECT:-default}"]
                )
            ]
        )
    }

    @Test(
        "A read-only variable cannot be set or unset again",
        arguments: ["X=2", "unset X", "export X=2", "readonly X=2"]
    )
    func readOnly(script: String) throws {
        let problems = try evaluate("readonly X=1\n" + script).problems
        #expect(problems.map(\.rule) == ["refused"])
        #expect(problems.first?.place.line == 2)
    }

    @Test("A value that doubles itself ends in an error")
    func doubling() throws {
        let script = "A=aaaaaaaa\n" + String(repeating: "A=$A$A;", count: 200)
        #expect(try evaluate(script).problems.first?.rule == "value-too-long")
        let wide = "A=a;" + String(repeating: "A=$A$A;", count: 20) + (0..<5000).map { "B\($0)=$A;" }.joined()
        #expect(try evaluate(wide).problems.last?.message == "reading this file takes more than a million steps")
    }

    @Test("An exported value that no program could be started with is told")
    func tooLong() throws {
        let fits = "export X=" + String(repeating: "a", count: 131_069)
        #expect(try evaluate(fits).problems == [])
        #expect(try evaluate(fits + "a").problems.map(\.rule) == ["value-too-long"])
    }

    @Test(
        "No program answers where the file has changed what it would see: its variables, or the PATH to it",
        arguments: [
            "export CLOUDSDK_CORE_PROJECT=x; A=$(gcloud config get-value project)",
            "export HOME=/elsewhere; A=$(gcloud config get project)", "export TZ=UTC; A=$(date +%F)",
            "set -a; LC_TIME=C; A=$(date +%F)", "export GIT_DIR=x; A=$(git rev-parse --show-toplevel)",
            "unset HOME; A=$(git rev-parse --abbrev-ref HEAD)", "PATH=/opt/sdk/bin; A=$(dirname a/b)",
            "export PATH=; A=$(basename a/b)", "unset PATH; A=$(cat x)", "PATH=/nowhere; A=$(whoami)",
        ]
    )
    func changedEnvironment(_ script: String) throws {
        let caller: [String: ByteString] = ["HOME": "/h", "PATH": "/usr/bin:/bin"]
        var surroundings = Surroundings.alone { caller[$0] }
        surroundings.answer = { _ in .output("x") }
        surroundings.workingFolder = { "/w" }
        surroundings.read = { _ throws(Surroundings.Unreadable) in [] }
        let source = SourceText(path: "env.sh", bytes: Array(script.utf8))
        #expect(try EnvScript.parse(source).evaluate(in: surroundings).problems.map(\.rule) == ["refused"])
        // What it was before is as good as untouched.
        let restored = script.replacing(
            "; A=",
            with: "; export HOME=/h PATH=/bin:/sbin; unset TZ LC_TIME GIT_DIR CLOUDSDK_CORE_PROJECT; A="
        )
        let other = SourceText(path: "env.sh", bytes: Array(restored.utf8))
        #expect(try EnvScript.parse(other).evaluate(in: surroundings).problems == [])
    }

    private func evaluate(_ script: String) throws -> Evaluation {
        let caller: [String: ByteString] = ["HOME": "/h", "OUTER": "o", "LC_ALL": "C.UTF-8"]
        return try EnvScript.parse(SourceText(path: "env.sh", bytes: Array(script.utf8))).evaluate { caller[$0] }
    }
}
