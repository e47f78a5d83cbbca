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
