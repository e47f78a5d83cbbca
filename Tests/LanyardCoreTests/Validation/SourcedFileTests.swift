import LanyardCore
import Testing

/// What is wrong in a file that env.sh sources is told there, and mended nowhere.
@Suite("Findings in a file that is sourced")
struct SourcedFileTests {
    private func findings(_ text: String, sourcing sourced: String) throws -> [Finding] {
        let folder = try ScratchFolder()
        try folder.write("o.sh", Array(sourced.utf8))
        let script = CheckedScript(
            SourceText(path: "./env.sh", bytes: Array(text.utf8)),
            in: folder.surroundings({ _ in nil }, sourcePath: "./env.sh"),
            draw: { String(repeating: "0", count: $0) },
            isAllowed: { _ in true }
        )
        return Rules.findings(in: script)
    }

    @Test(
        "of one that cannot be read, the fault stands in it, and env.sh stays as it is",
        arguments: [
            ("\u{feff}export Y=1\n", "bom", 1),
            ("# a remark that is longer than all of env.sh\nexport Y=a(b)\n", "syntax", 2),
            ("export Y=1\r\n", "crlf", 1), ("# longer than the file that reads it\nY = 1\n", "spaces-around-equals", 2),
            ("# longer than the file that reads it\nexport Y=“a b”\n", "smart-quotes", 2),
        ]
    )
    func unreadable(_ sourced: String, _ rule: String, _ line: Int) throws {
        let text = "export LONG=1\nsource ./o.sh\n"
        let found = try findings(text, sourcing: sourced)
        #expect(found.map(\.rule) == [rule])
        #expect(found.map(\.path) == ["./o.sh"])
        #expect(found.map(\.start.line) == [line])
        #expect(FixedText(Array(text.utf8), found).bytes == Array(text.utf8))
    }

    @Test(
        "a variable that redirects is marked where it stands",
        arguments: ["export PATH=/x:$PATH", "A='ü' PATH=/x:$PATH"]
    )
    func redirecting(_ line: String) throws {
        let sourced = "# one\n# two\n\(line)\n"
        let folder = try ScratchFolder()
        try folder.write("o.sh", Array(sourced.utf8))
        let script = CheckedScript(
            SourceText(path: "./env.sh", bytes: Array(". ./o.sh\n".utf8)),
            in: folder.surroundings({ $0 == "PATH" ? "/bin" : nil }, sourcePath: "./env.sh"),
            draw: { _ in "" },
            isAllowed: { _ in false }
        )
        let found = Rules.findings(in: script).filter { $0.rule == "redirecting-variable" }
        let start = line.unicodeScalars.count - "PATH=/x:$PATH".unicodeScalars.count + 1
        #expect(found.map(\.path) == ["./o.sh"])
        #expect(found.map(\.text) == ["PATH"])
        #expect(found.map(\.start) == [Place(line: 3, column: start)])
        #expect(found.map(\.end) == [Place(line: 3, column: start + 4)])
        let text = SourceText(path: "./o.sh", bytes: Array(sourced.utf8))
        #expect(found.map { text.text($0.range) } == ["PATH"])
    }

    @Test("hints lead to the file that is to be mended, where that can be done")
    func ways() throws {
        let freezing = "one value is frozen by: lanyard check --fix ./o.sh"
        let not = "nothing is frozen for you: the form of the value is not sure here"
        for (sourced, hint) in [
            ("salt=$RANDOM\n", freezing), ("x=$(uuidgen)\n", freezing), ("x=$SECONDS\n", not),
            ("\u{feff}x=1\n", "save it as UTF-8 without BOM, or: lanyard check --fix ./o.sh"),
            ("x=1\r\n", "convert the file: lanyard check --fix ./o.sh"),
        ] {
            let found = try findings("source ./o.sh\n", sourcing: sourced)
            #expect(found.count == 1 && found[0].hints.contains(hint), "\(found)")
        }
    }

    @Test("what it would have set is not missed besides")
    func lost() throws {
        let found = try findings("source ./o.sh\nexport A=$Y\n", sourcing: "export Y=1\nexport Z=a(b)\n")
        #expect(found.map(\.rule) == ["syntax"])
    }

    @Test("a comment silences a line of its own file alone, at the head of env.sh a rule for both")
    func silenced() throws {
        let line = "source ./o.sh\nexport A=1 # lanyard: ignore undefined-variable\n"
        #expect(try findings(line, sourcing: "\nexport R=$NOPE\n").map(\.path) == ["./o.sh"])
        #expect(try findings("# lanyard: ignore undefined-variable\n" + line, sourcing: "\nexport R=$NOPE\n") == [])
    }

    @Test("a fault at the same bytes of both files is told of both")
    func samePlace() throws {
        let found = try findings("f() { exit 1; }; source ./o.sh; f\n", sourcing: "      exit 1\n")
        #expect(Set(found.filter { $0.rule == "exit-in-sourced-file" }.map(\.path)) == ["./env.sh", "./o.sh"])
    }
}
