import LanyardCore
import Testing

/// Bash begins with what its caller's environment says of options: the answers here are bash 5.2's.
@Suite("Options in the environment")
struct CallersOptionsTests {
    private static func evaluation(_ text: String, _ environment: [String: String]) throws -> Evaluation {
        let script = try EnvScript.parse(SourceText(path: "env.sh", bytes: Array(text.utf8)))
        return script.evaluate { environment[$0].map { ByteString($0) } }
    }

    @Test("export and end what they would in bash")
    func followed() throws {
        let exporting = try CallersOptionsTests.evaluation("A=1\n", ["SHELLOPTS": "allexport:braceexpand"])
        #expect(exporting["A"]?.isExported == true && exporting.problems == [])
        let plain = try CallersOptionsTests.evaluation("A=1\n", ["SHELLOPTS": "braceexpand:hashall"])
        #expect(plain["A"]?.isExported == false && plain.problems == [])
    }

    @Test(
        "are refused where they change the language",
        arguments: [
            ("SHELLOPTS", "posix"), ("SHELLOPTS", "braceexpand:keyword"), ("BASHOPTS", "extglob"),
            ("BASHOPTS", "nocasematch"), ("POSIXLY_CORRECT", "y"), ("POSIXLY_CORRECT", ""), ("BASH_COMPAT", "4.2"),
        ]
    )
    func refused(_ name: String, _ value: String) throws {
        let evaluation = try CallersOptionsTests.evaluation("A=$(echo 1)\n", [name: value])
        #expect(evaluation.problems.map(\.message) == ["\(name) of your environment changes how bash reads this"])
        #expect(evaluation.problems.first?.hints == ["unset \(name)"])
    }
}
