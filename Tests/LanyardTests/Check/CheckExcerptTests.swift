import Foundation
import Testing

/// The quoted lines of `lanyard check`: whatever is in the file, it stays behind its bar.
@Suite("lines that lanyard check quotes")
struct CheckExcerptTests {
    private func excerpt(_ file: String, name: String = "env.sh") throws -> [String] {
        let home = try TemporaryFolder()
        defer { home.remove() }
        try home.create(name, Data(file.utf8))
        let run = try execute(
            Programs.path("lanyard"),
            ["check", name],
            environment: ["HOME": home.path],
            folder: home.path
        )
        #expect(run.code == 2)
        #expect(run.errors == "")
        return run.output.split(separator: "\n").map { String($0) }
    }

    @Test(
        "marks stand under the words, whatever stands before them",
        arguments: [
            ("export A=$b", " 1 | export A=$b", "   |          ^^"),
            ("\texport A=$b", " 1 |  export A=$b", "   |           ^^"),
            ("export A=äöü$b", " 1 | export A=äöü$b", "   |             ^^"),
            ("export A='\u{1b}[31m'$b", " 1 | export A='\\u{1b}[31m'$b", "   |                      ^^"),
            ("export A='\u{202e}'$b", " 1 | export A='\\u{202e}'$b", "   |                    ^^"),
            ("export A=\"$b\nx\"", " 1 | export A=\"$b", "   |           ^^"),
            ("export A=$(x", " 1 | export A=$(x", "   |          ^"),
        ]
    )
    func marks(_ file: String, _ line: String, _ marks: String) throws {
        #expect(Array(try excerpt(file).dropFirst().prefix(2)) == [line, marks])
    }

    @Test("of a very long line only the neighbourhood is shown")
    func longLine() throws {
        let padding = String(repeating: "a", count: 50_000)
        let lines = try excerpt("export A=\(padding)${b}\(padding)\n")
        #expect(lines[0] == "env.sh:1:50010: error: b is not set [undefined-variable]")
        #expect(lines[1] == " 1 | …" + padding.prefix(60) + "${b}" + padding.prefix(96) + "…")
        #expect(lines[2] == "   | " + String(repeating: " ", count: 61) + "^^^^")
    }

    @Test("line numbers of several digits move the bar")
    func margin() throws {
        let lines = try excerpt(String(repeating: "\n", count: 99) + "export A=$b\n")
        #expect(
            lines == [
                "env.sh:100:10: error: b is not set [undefined-variable]",
                " 100 | export A=$b",
                "     |          ^^",
                "     = hint: set it before, or write ${b:-default}",
            ]
        )
    }

    @Test("neither a file's name nor its words can fake a line")
    func forged() throws {
        let name = "a\nenv.sh:1:1: error: forged [syntax]\u{1b}[2J"
        let lines = try excerpt("export A=$b # \renv.sh:1:1: error: forged\n", name: name)
        #expect(lines.count == 4)
        #expect(lines[0].hasPrefix("a\\nenv.sh:1:1: error: forged [syntax]\\u{1b}[2J:1:10: error: b is not set"))
        #expect(lines[1] == " 1 | export A=$b # \\renv.sh:1:1: error: forged")
    }
}
