import LanyardCore
import Testing

@Suite("inline-secret")
struct InlineSecretRuleTests {
    @Test(
        "what it leaves alone",
        arguments: [
            "export TOKEN_NAME=projects/x/secrets/y\n", "export API_KEY=\n", "export SKI=sk-learn\n",
            "export API_KEY=${KEY_OF_CALLER:-}\n", "export API_TOKEN=./token.txt\nexport AUTH_TOKEN=keys/token.pem\n",
            "export TLS_PRIVATE_KEY=/keys/private.pem\n", "export CLIENT_SECRET=https://vault.example.com/v1/x\n",
            "export CLIENT_SECRET=projects/1/secrets/y\n",
            "export DATABASE_URL=postgres://app:hunter2@localhost:5432/x\n", "export URL=postgres://app:app@db/x\n",
            "export URL=http://proxy:3128\n", "export URL=https://me:${B:-}@host/\n",
            "export URL=https://user@host:80/a:b@c\n",
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

    /// Put together here as well: a JSON Web Token, a webhook's address, the key of a storage account.
    static let long = [
        (
            "«ey" + "JhbGciOiJIUzI1NiJ9.ey" + "JzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P»",
            "a JSON Web Token"
        ),
        (
            "https://hooks.slack" + ".com/services/«T0A1B2C3D/B0A1B2C3D/q8zq8zq8zQ8Zq8zq8zq8zq8z»",
            "the address of a webhook of Slack"
        ),
        (
            "AccountName=a;Account" + "Key=«\(String(repeating: "q8z/", count: 21))ab==»;X=y",
            "a key of an Azure storage account"
        ),
    ]

    @Test("longer ones are known by the whole of their form", arguments: long)
    func longForms(_ value: String, _ kind: String) throws {
        let script = try MarkedScript("export X='\(value)'\n")
        let found = Rules.findings(in: CheckedScript(script.source))
        #expect(found.map(\.rule) == ["inline-secret"])
        #expect(found.map(\.range) == script.marks.map(\.range))
        #expect(found.first?.message == "this is \(kind), in plain text")
        #expect(found.first?.text.allSatisfy { $0 == "*" } == true)
    }

    @Test(
        "what only begins like a longer one",
        arguments: [
            "eyJhbGciOiJIUzI1NiJ9", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0",
            "eyJhbGciOiJIUzI1NiJ9.abcdefghijkl.abcdefghijkl",
            "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
            "https://hooks.slack.com/services/", "AccountKey=x==",
        ]
    )
    func notLong(_ value: String) {
        expectNothing(in: "export X='\(value)'\n")
    }

    @Test(
        "the password that curl is given is one",
        arguments: [
            "f() { curl -u me:«hunter2» x; }\n", "f() { curl -sS --user \"me:«hunter2 b»\" x; }\n",
            "f() {\n    curl -f \\\n        --user=me:«hunter2» x\n}\n", "f() { /usr/bin/curl x -u'$ME:«hunter2»'; }\n",
        ]
    )
    func curl(_ text: String) throws {
        let script = try MarkedScript(text)
        let found = Rules.findings(in: CheckedScript(script.source)).filter { $0.rule == "inline-secret" }
        #expect(found.map(\.range) == script.marks.map(\.range))
        #expect(found.first?.message == "this is the password of curl -u, in plain text")
    }

    @Test(
        "what curl is given and is no secret",
        arguments: [
            "curl -u me x", "curl -u \"me:$DB_PASSWORD\" x", "curl -u user:password x", "curl -u me: x",
            "curl -u me:<password> x", "curl x; docker run -u 1000:1000 y", "scurl -u me:hunter2 x",
            "sort -u a:hunter2",
        ]
    )
    func notCurl(_ command: String) {
        let source = SourceText(path: "env.sh", bytes: Array("f() { \(command); }\n".utf8))
        #expect(Rules.findings(in: CheckedScript(source)).filter { $0.rule == "inline-secret" } == [])
    }

    @Test("a key of Azure's is known by its name and form, be it that it begins like a path", arguments: ["/", "q"])
    func azure(_ first: String) {
        let key = first + String(repeating: "q8z/", count: 21) + "b=="
        let source = SourceText(path: "env.sh", bytes: Array("export AZURE_STORAGE_KEY=\(key)\n".utf8))
        let found = Rules.findings(in: CheckedScript(source))
        #expect(found.map(\.message) == ["this is a key of an Azure storage account, in plain text"])
        #expect(found.first?.text == String(repeating: "*", count: 88))
    }

    @Test("the password of a URL is one", arguments: ["'", "\"", ""])
    func urls(_ quote: String) throws {
        let text = "export DATABASE_URL=\(quote)postgres://app:«hunter2»@db.example.com/x\(quote)\n"
        let script = try MarkedScript(text)
        let found = Rules.findings(in: CheckedScript(script.source))
        #expect(found.map(\.rule) == ["inline-secret"])
        #expect(found.map(\.range) == script.marks.map(\.range))
        #expect(found.first?.text == "*******")
    }

    @Test(
        "chance may make one without a digit",
        arguments: [
            ("h" + "f_", "QwErTyUiOpAsDfGhJkLzXcVbNmQwErTyUi"), ("gh" + "p_", "QwErTyUiOpAsDfGhJkLzXcVbNmQwErTyUiOp"),
            ("AI" + "za", "QwErTyUiOpAsDfGhJkLzXcVbNmQw-rTyUiO"), ("gl" + "pat-", "QwErTyUiOp_sDfGhJkLz"),
            ("GOC" + "SPX-", "QwErTyUiOpAsDfGhJkLzXcVbNmQw"), ("AK" + "IA", "QWERTYUIOPASDFGH"),
        ]
    )
    func letters(_ beginning: String, _ tail: String) {
        let text = "export X=\(beginning)\(tail)\nexport REGION=\(beginning)\(tail)\n"
        let found = Rules.findings(in: CheckedScript(SourceText(path: "env.sh", bytes: Array(text.utf8))))
        #expect(found.map(\.rule) == ["inline-secret", "inline-secret"])
        #expect(found.allSatisfy { !$0.text.contains(tail) && !$0.message.contains(tail) })
    }

    @Test(
        "words that begin like one",
        arguments: [
            "h" + "f_transformers_cache_folder_of_the_team", "AK" + "IA-of-the-team-in-munich",
            "gh" + "p_a_name_that_somebody_has_made_up_for_it",
        ]
    )
    func words(_ text: String) {
        expectNothing(in: "export X=\(text)\n")
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

    @Test(
        "a secret key of AWS is known by its name and length, with a / in it or not",
        arguments: ["wJalrXUtnFEMI/K7MDENG", "/JalrXUtnFEMI+K7MDENG", "wJalrXUtnFEMIxK7MDENG"]
    )
    func awsKey(_ beginning: String) {
        let secret = beginning + "bPxRfiCYSECRETKEYXX"
        let source = SourceText(path: "env.sh", bytes: Array("export AWS_SECRET_ACCESS_KEY=\(secret)\n".utf8))
        let found = Rules.findings(in: CheckedScript(source))
        #expect(found.map(\.rule) == ["inline-secret"])
        #expect(found.first?.message == "this is a secret key of AWS, in plain text")
        #expect(found.first?.text == String(repeating: "*", count: 40))
    }

    @Test("a URL that holds a password is a secret, whatever its path")
    func address() {
        let source = SourceText(path: "env.sh", bytes: Array("export CLIENT_SECRET=https://me:x1y2@db/a\n".utf8))
        #expect(Rules.findings(in: CheckedScript(source)).map(\.rule) == ["inline-secret"])
    }

    @Test(
        "what several pieces make is known by its form",
        arguments: ["X=\"#\"\"@\"", "p=#\nX=\"${p}@\"", "q=#\np=$q\nX=${p}@", "if true; then X='#''@'; else X=1; fi"]
    )
    func pieces(_ form: String) {
        let text = form.replacing("#", with: "gh" + "p_").replacing("@", with: String(repeating: "A1", count: 20))
        let source = SourceText(path: "env.sh", bytes: Array("\(text)\nexport X\n".utf8))
        let found = Rules.findings(in: CheckedScript(source))
        #expect(found.map(\.rule) == ["inline-secret"])
        #expect(found.first?.message == "this is a token of GitHub, in plain text")
        #expect(found.first?.text.contains("A1") == false)
    }

    @Test("a secret of the caller's is none of the file's")
    func callers() {
        let secret = "gh" + "p_" + String(repeating: "A1", count: 20)
        let source = SourceText(path: "env.sh", bytes: Array("export X=$GITHUB_TOKEN\nexport Y=\"a $X\"\n".utf8))
        let script = CheckedScript(source, environment: { $0 == "GITHUB_TOKEN" ? ByteString(secret) : nil })
        #expect(Rules.findings(in: script) == [])
    }

    @Test("each assignment is looked at, whether another takes its place or not")
    func each() {
        let text = "if true; then export DB_PASSWORD=hunter2-a; else export DB_PASSWORD=hunter3-a; fi\n"
        let source = SourceText(path: "env.sh", bytes: Array(text.utf8))
        #expect(Rules.findings(in: CheckedScript(source)).map(\.rule) == ["inline-secret", "inline-secret"])
    }

    @Test(
        "by the variable's name alone it is a warning",
        arguments: ["DB_PASSWORD", "WANDB_API_KEY", "client_secret", "KAGGLE_KEY", "AZURE_STORAGE_ACCOUNT_KEY"]
    )
    func names(_ name: String) {
        let source = SourceText(path: "env.sh", bytes: Array("export \(name)=correct-horse-9\n".utf8))
        let found = Rules.findings(in: CheckedScript(source))
        #expect(found.map(\.rule) == ["inline-secret"])
        #expect(found.map(\.severity) == [.warning])
        #expect(found.first?.text == "***************")
    }

    @Test(
        "however a secret variable comes by it, and be it short",
        arguments: [
            "export CLIENT_SECRET=${CLIENT_SECRET:-«zq7wkxPLMokn10»}\n", ": \"${API_TOKEN:=«zq7wkxPLMokn10»}\"\n",
            "export CLIENT_SECRET=\"${1:-«zq7wkxPLMokn10»}\"\n", "export X=${API_TOKEN-«'zq7wkxPLMokn10'»}\n",
            "export DB_PASSWORD=${A:-${B:-«zq7wkxPLMokn10»}}\n",
            "read -r B_TOKEN <<< «\"zq7wkxPLMokn10\"»\n", "read -r DB_USER DB_PASSWORD <<< «\"me zq7wkxPLMokn10\"»\n",
            "printf -v B_TOKEN %s «zq7wkxPLMokn10»\n", "printf -v B_TOKEN «zq7wkxPLMokn10»\n",
            "export DB_PASSWORD=«hunter2»\n", "export B_TOKEN=$(echo «'zq7wkxPLMokn10'»)\n",
            "export TOKEN=«zq7wkxPLMokn10»\n", "export STOP_TOKEN=«zq7wkxPLMokn10»\n",
            "export DB_PASS=«hunter2»\nexport MYSQL_PWD=«hunter2»\n",
        ]
    )
    func ways(_ text: String) throws {
        let script = try MarkedScript(text)
        let found = Rules.findings(in: CheckedScript(script.source)).filter { $0.rule == "inline-secret" }
        #expect(found.map(\.range) == script.marks.map(\.range))
        #expect(found.allSatisfy { !$0.text.contains("zq7") && !$0.text.contains("hunter") })
    }

    @Test(
        "what stands in for a value and is no secret",
        arguments: [
            "export AUTH=${API_TOKEN:+configured}\n", "export API_TOKEN=${API_TOKEN:-}\n",
            "export CLIENT_SECRET=projects/${P:-my-project}/secrets/x\n",
            "export DB_PASSWORD=${DB_PASSWORD:-CHANGEME}\n",
            "export API_TOKEN=${API_TOKEN:?set it first}\n", "read -r API_TOKEN <<< \"$HOME\"\n",
            "export DB_PASSWORD=none\n", "export B_TOKEN=$(echo \"$HOME\")\n", "export SUBTOKEN=everything1\n",
            "export BOS_TOKEN='<|begin_of_text|>'\n", "export STOP_TOKEN=stopword1\n",
            "export LLAMA_BOS_TOKEN=begin_of_text\n", "export UNK_TOKEN=unknown\n", "export EOS_TOKEN=ENDOFTEXT\n",
            "export CLS_TOKEN=classification\n", "export MASK_TOKEN=mask_token_1\n", "export TOKEN=tokenizer\n",
            "export AUTH_TOKEN=required\n", "# MASK_TOKEN=mask_token_1\n",
        ]
    )
    func none(_ text: String) {
        let source = SourceText(path: "env.sh", bytes: Array(text.utf8))
        let script = CheckedScript(source, environment: { $0 == "HOME" ? ByteString("/home/me") : nil })
        #expect(Rules.findings(in: script).filter { $0.rule == "inline-secret" } == [])
    }
}
