import LanyardCore
import Testing

/// A secret that nobody has quoted, and of which the shell makes more than one word.
@Suite("Secrets that the shell takes apart")
struct StraySecretTests {
    private func said(_ text: String, _ environment: [String: String] = [:]) throws -> String {
        let source = SourceText(path: "env.sh", bytes: Array(text.utf8))
        let script = CheckedScript(source, environment: { environment[$0].map { ByteString($0) } })
        let found = Rules.findings(in: script)
        try #require(!found.isEmpty, "\(text)")
        var said = String(decoding: script.masked(source.bytes), as: UTF8.self) + "\n"
        for finding in found {
            said += ([finding.text, finding.message] + finding.hints).joined(separator: "\n") + "\n"
        }
        return said
    }

    @Test(
        "is hidden to the end of its line, in what is quoted and in what is said of it",
        arguments: [
            "x7q(q8z)secret", "x7qaaa&q8zsecret", "x7qaaa;q8zsecret", "x7qaaa|q8zsecret", "x7qaaa||q8zsecret",
            "x7qaaa$q8zsecret", "x7qaaa$$q8zsecret", "x7qaaa$1q8zsecret", "x7qaaa q8zsecret", "x7qaaa)q8zsecret",
            "x7qaaa`q8zsecret", "x7qaaa`q8zsecret`", "x7qaaa$(q8zsecret)", "\"x7qaaa$q8zsecret\"", "x7qaaa>q8zsecret",
            "x7qaaa<q8zsecret", "x7q&q8z", "x7q;q8z", "x7qa$q8z", "$q8zsecret", "x7qaaa;q8z=secret",
        ]
    )
    func hidden(_ value: String) throws {
        for text in [
            "export DB_PASSWORD=\(value)\nexport X=$y\n", "DB_PASSWORD=\(value)\nexport X=$y\n",
            "export A=1 DB_PASSWORD=\(value)\nexport X=$y\n",
            "if true; then export DB_PASSWORD=\(value)\nfi\nexport X=$y\n",
        ] {
            let said = try said(text)
            #expect(!said.contains("q8z") && !said.contains("secret\n"), "\(text): \(said)")
        }
    }

    @Test(
        "so is what other shells set, and what lacks its equals sign",
        arguments: [
            "setenv HF_TOKEN q8zSecret99", "set -gx HF_TOKEN q8zSecret99", "set HF_TOKEN q8zSecret99",
            "  setenv HF_TOKEN 'q8zSecret99'", "export HF_TOKEN q8zSecret99; exit",
        ]
    )
    func foreign(_ line: String) throws {
        let said = try said("export A=1\n\(line)\nexport X=$y\n")
        #expect(!said.contains("q8z"), "\(said)")
    }

    @Test("in a file that is sourced as well")
    func sourced() throws {
        let folder = try ScratchFolder()
        try folder.write("o.sh", Array("export DB_PASSWORD=x7qaaa$q8zsecret\nexport A_TOKEN=x7q;q8zs\n".utf8))
        let script = CheckedScript(
            SourceText(path: "./env.sh", bytes: Array(". ./o.sh\n".utf8)),
            in: folder.surroundings({ _ in nil }, sourcePath: "./env.sh"),
            draw: { String(repeating: "0", count: $0) },
            isAllowed: { _ in true }
        )
        let found = Rules.findings(in: script)
        #expect(found.map(\.rule) == ["undefined-variable", "refused"])
        #expect(!"\(found)".contains("q8z"), "\(found)")
        #expect(
            !script.texts.contains {
                String(decoding: $0.bytes, as: UTF8.self).contains("q8z") && $0.path != "./env.sh"
            }
        )
    }

    @Test(
        "what follows a secret on its line stays legible",
        arguments: [
            "export DB_PASSWORD=hunter2-x; export ZONE=x\n", "export DB_PASSWORD=hunter2-x ZONE=x\n",
            "export DB_PASSWORD=hunter2-x;export ZONE=x\n", "export DB_PASSWORD=hunter2-x DB_USER\n",
            "export DB_PASSWORD=hunter2-x # who knows\n", "PGPASSWORD=hunter2-x psql -h x\n",
            "if true; then export DB_PASSWORD=hunter2-x; fi\n", "(export DB_PASSWORD=hunter2-x)\n",
            "[ -n \"$x\" ] || DB_PASSWORD=hunter2-x && echo ok\n", "docker run -e DB_PASSWORD=hunter2-x postgres\n",
            "f() { echo $1; }\nDB_PASSWORD=hunter2-x f y\n", "psql --password=hunter2-x database\n",
        ]
    )
    func legible(_ text: String) {
        let source = SourceText(path: "env.sh", bytes: Array(text.utf8))
        let shown = String(decoding: CheckedScript(source).masked(source.bytes), as: UTF8.self)
        #expect(shown == text.replacing("hunter2-x", with: "*********"))
    }

    @Test(
        "and so does what a secret is made from",
        arguments: [
            "export DB_PASSWORD=$DB_PASSWROD\n", "export DB_PASSWORD=\"$(gcloud secrets versions access latest)\"\n",
            "export AUTH_TOKEN=${prefix}x7\n", "export API_TOKEN=$1\n", "s3=ab\nexport DB_PASSWORD=x$s3\n",
        ]
    )
    func made(_ text: String) {
        let source = SourceText(path: "env.sh", bytes: Array(text.utf8))
        #expect(String(decoding: CheckedScript(source).masked(source.bytes), as: UTF8.self) == text)
    }
}
