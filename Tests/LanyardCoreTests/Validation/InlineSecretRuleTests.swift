import LanyardCore
import Testing

@Suite("inline-secret")
struct InlineSecretRuleTests {
    @Test(
        "what it leaves alone",
        arguments: [
            "export TOKEN_NAME=projects/x/secrets/y\n", "export API_KEY=\n", "export SKI=sk-learn\n",
            "export API_KEY=${KEY_OF_CALLER:-}\n",
        ]
    )
    func good(_ text: String) {
        expectNothing(in: text)
    }

    /// Put together here, so that no scanner of secrets takes this file for a leak.
    static let tails = [
        ("AI" + "za", "a key of a Google API"), ("ya" + "29.", "an access token of Google"),
        ("gh" + "p_", "a token of GitHub"), ("github" + "_pat_", "a token of GitHub"),
        ("gl" + "pat-", "a token of GitLab"),
        ("AK" + "IA", "an access key of AWS"), ("h" + "f_", "a token of Hugging Face"),
        ("xo" + "xb-", "a token of Slack"),
        ("sk-" + "ant-", "a key of Anthropic"), ("sk-" + "proj-", "a key of OpenAI"),
        ("1/" + "/0", "a refresh token of Google"),
    ]

    @Test("each is known by its form, and never shown", arguments: tails)
    func forms(_ beginning: String, _ kind: String) throws {
        let secret = beginning + String(repeating: "A1", count: 22)
        let source = SourceText(path: "env.sh", bytes: Array("export X='\(secret)'\n".utf8))
        let found = Rules.findings(in: CheckedScript(source))
        #expect(found.map(\.rule) == ["inline-secret"])
        #expect(found.first?.message == "this is \(kind), in plain text")
        #expect(found.first?.text == String(repeating: "*", count: secret.utf8.count))
    }

    @Test("a private key over several lines")
    func privateKey() {
        let marks = ["-----BEGIN PRIVATE " + "KEY-----", "MIIEvQ", "-----END PRIVATE " + "KEY-----"]
        let source = SourceText(path: "env.sh", bytes: Array("export X='\(marks.joined(separator: "\n"))'\n".utf8))
        let found = Rules.findings(in: CheckedScript(source))
        #expect(found.map(\.rule) == ["inline-secret"])
        #expect(found.first?.start == Place(line: 1, column: 11))
        #expect(found.first?.end.line == 3)
    }

    @Test("by the variable's name alone it is a warning", arguments: ["DB_PASSWORD", "WANDB_API_KEY", "client_secret"])
    func names(_ name: String) {
        let source = SourceText(path: "env.sh", bytes: Array("export \(name)=correct-horse-9\n".utf8))
        let found = Rules.findings(in: CheckedScript(source))
        #expect(found.map(\.rule) == ["inline-secret"])
        #expect(found.map(\.severity) == [.warning])
        #expect(found.first?.text == "***************")
    }
}
