import Foundation
import LanyardCore
import Testing

/// gcloud reads its files with Python's configparser: so Python is the reference.
@Suite("INI files")
struct INIReaderTests {
    private static let python = """
        import configparser, json, sys
        for text in json.load(sys.stdin):
            parser = configparser.ConfigParser()
            try:
                parser.read_string(text)
                print(json.dumps({s: dict(parser.items(s)) for s in parser.sections()}))
            except configparser.Error:
                print("null")
        """

    /// What configparser makes of each text; nil where it refuses.
    private static func reference(_ texts: [String]) throws -> [[String: [String: String]]?] {
        let process = Process()
        // The system's own, as gcloud takes it: one of a version manager's may be slow to start, or not there at all.
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-c", python]
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let content = try JSONEncoder().encode(texts)
        DispatchQueue.global().async {
            input.fileHandleForWriting.write(content)
            input.fileHandleForWriting.closeFile()
        }
        let answer = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return try answer.split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode([String: [String: String]]?.self, from: $0)
        }
    }

    private static func ours(_ text: String) -> [String: [String: String]]? {
        guard let values = try? INIReader.read(Array(text.utf8)) else { return nil }
        var sections: [String: [String: String]] = [:]
        for value in values { sections[value.section, default: [:]][value.name] = value.value }
        return sections
    }

    @Test("are read as Python reads them, or refused as it refuses them")
    func differential() throws {
        var random = SeededGenerator(state: 2026)
        let lines = [
            "[auth]", "[DEFAULT]", "[core]", "[]", "account = me@example.com", "Account: you@example.com",
            "project=ray", "  continued", "\tcontinued", "", "  ", "# remark", "; remark", "  # remark inside",
            "token_host = https://127.0.0.1/token", "x = 100%%", "x = %(project)s", "y = %(missing)s", "z = 50%",
            "= value", "no mark", "empty =", "empty", "a = b = c", "a : b : c", "  indented = yes", "UPPER = Case",
        ]
        let texts = (0..<3000).map { _ in
            // One section to begin with, or most texts would be refused at their first line.
            "[core]\n"
                + (0..<Int.random(in: 0...6, using: &random)).map { _ in
                    lines[Int.random(in: 0..<lines.count, using: &random)]
                }
                .joined(separator: "\n") + (Bool.random(using: &random) ? "\n" : "")
        }
        let expected = try INIReaderTests.reference(texts)
        try #require(expected.count == texts.count)
        var accepted = 0
        for (text, python) in zip(texts, expected) {
            // A section without any value is none for us: nobody asks for one.
            let wanted = python?.filter { !$0.value.isEmpty }
            #expect(INIReaderTests.ours(text) == wanted, "\(text.debugDescription)")
            if python != nil { accepted += 1 }
        }
        #expect(accepted > 300 && accepted < 2900)
    }

    @Test(
        "tell the line at fault",
        arguments: [("a = b", 1), ("[x]\n\nfoo", 3), ("[x]\na=1\nA=2", 3), ("[x]\na=%", 2)]
    )
    func place(_ text: String, _ line: Int) {
        #expect { try INIReader.read(Array(text.utf8)) } throws: { ($0 as? INISyntaxError)?.line == line }
    }
}
