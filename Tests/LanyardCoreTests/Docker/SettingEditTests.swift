import Testing

@testable import LanyardCore

@Suite("A setting in the user's own env.sh")
struct SettingEditTests {
    private static func edit(_ text: String, _ value: String?) throws -> String {
        let source = SourceText(path: "env.sh", bytes: Array(text.utf8))
        return String(decoding: try SettingEdit.setting("X", to: value, in: source), as: UTF8.self)
    }

    @Test(
        "is written where it stands, else at the end",
        arguments: [
            ("", "X=\"v w\"\n"), ("# remark", "# remark\nX=\"v w\"\n"), ("A=1\n", "A=1\nX=\"v w\"\n"),
            ("X=old\n", "X=\"v w\"\n"), ("  export X='o l d'  # why\nB=é\n", "  export X=\"v w\"  # why\nB=é\n"),
            ("X=\n", "X=\"v w\"\n"), ("X=1\nX=2\n", "X=1\nX=\"v w\"\n"),
            ("A=1 X=2 B=3\n", "A=1 X=\"v w\" B=3\n"),
            ("A=1\nX=\"$A\"\n", "A=1\nX=\"$A\"\nX=\"v w\"\n"), ("XX=1\n", "XX=1\nX=\"v w\"\n"),
        ]
    )
    func set(_ before: String, _ after: String) throws {
        #expect(try SettingEditTests.edit(before, "v w") == after)
        #expect(try SettingEditTests.edit(after, "v w") == after)
    }

    @Test(
        "is taken out with its line, where that is all in it",
        arguments: [
            ("A=1\nX=2\nB=3\n", "A=1\nB=3\n"), ("X=2", ""), ("export X=2\n", ""), ("\n X=2 \nA=1", "\nA=1"),
            ("X=1\nX=2\n", ""), ("X=1 # why\n", "X=\"\" # why\n"), ("A=1 X=2\n", "A=1 X=\"\"\n"), ("A=1\n", "A=1\n"),
            ("", ""),
        ]
    )
    func remove(_ before: String, _ after: String) throws {
        #expect(try SettingEditTests.edit(before, nil) == after)
    }
}
