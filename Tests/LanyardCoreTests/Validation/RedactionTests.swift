import LanyardCore
import Testing

/// Nothing that a rule says holds a secret: neither message nor hint nor fix, nor the line that is quoted.
@Suite("Redaction")
struct RedactionTests {
    /// Put together here, so that no scanner of secrets takes this file for a leak.
    static let token = "gh" + "p_" + "SECRETabcdefghijklmnopqrstuvwxyz0123"
    static let google = "ya" + "29." + "SECRETabcdefghijklmnopqrstuvwxyz0123"
    static let access = "AK" + "IA" + "SECRET7ABCDEFGHI"
    static let word = "hunter2SECRET"

    private func findings(
        _ text: String,
        _ environment: [String: String] = [:]
    ) throws -> (said: String, rules: [String]) {
        let source = SourceText(path: "env.sh", bytes: Array(text.utf8))
        let script = CheckedScript(source, environment: { environment[$0].map { ByteString($0) } })
        let found = Rules.findings(in: script)
        try #require(!found.isEmpty)
        var said = String(decoding: script.masked(source.bytes), as: UTF8.self) + "\n"
        for finding in found {
            said += ([finding.text, finding.message] + finding.hints).joined(separator: "\n") + "\n"
            said += finding.fix?.remark ?? ""
            for edit in finding.fix?.edits ?? [] { said += String(decoding: edit.replacement, as: UTF8.self) + "\n" }
        }
        return (said.lowercased(), found.map(\.rule))
    }

    @Test(
        "no rule quotes a token, whatever the variable is called and however the value came there",
        arguments: [token, google, access]
    )
    func tokens(_ secret: String) throws {
        for name in [
            "PROJECT_ID", "REGION", "ZONE", "REPO", "SERVICE_ACCOUNT", "SERVICE_ACCOUNT_NAME", "USER_ACCOUNT",
            "BUCKET_NAME", "BUCKET_URI", "BILLING_ACCOUNT", "ML_PROJECT_ID",
        ] {
            for text in [
                "export \(name)=\(secret)\n", "x=\(secret)\nexport \(name)=$x\n",
                "x=\(secret)\nexport \(name)=gs://$x\n",
                "export \(name)=a-\(secret)\n", "export \(name)=\(secret)@ray-whisper.gserviceaccount.com\n",
                "A_TOKEN=() \(name)=\(secret)\n", "A_TOKEN=(<unk>) B=$NOPE \(name)=\(secret)\n",
                "export \(name) = \(secret)\n", "export \(name)=${X}\(secret)\n", "\(secret) \(name)\n",
            ] {
                let (said, _) = try findings(text)
                #expect(!said.contains("secret7") && !said.contains("secretabc"), "\(text): \(said)")
            }
        }
    }

    @Test("nor one of the environment's")
    func environment() throws {
        let text = "export REGION=us-central1\nexport PROJECT_ID=$GIVEN\nexport BUCKET_NAME=x-$DB_PASSWORD\n"
        let (said, rules) = try findings(
            text,
            ["REGION": RedactionTests.token, "GIVEN": RedactionTests.google, "DB_PASSWORD": RedactionTests.word]
        )
        #expect(rules == ["shadowed-by-environment", "project-id", "bucket-name"])
        #expect(!said.contains("secretabc") && !said.contains("hunter2secret"), "\(said)")
    }

    @Test(
        "nor what a name says is one, wherever it stands",
        arguments: [
            "export DB_PASSWORD=hunter2SECRET\nexport DB_PASSWORD=hunter3SECRET\n",
            "if true; then export DB_PASSWORD=hunter2SECRET; else export DB_PASSWORD=hunter3SECRET; fi; exit\n",
            "export DB_PASSWORD = hunter2SECRET\n", "export DB_PASSWORD = 'hunter2SECRET'\n",
            "DB_PASSWORD= hunter2SECRET\n", "f() { local DB_PASSWORD=hunter2SECRET; }; exit\n",
            "DB_PASSWORD=hunter2SECRET psql\n", "export DB_PASSWORD=\"hunter2SECRET\n",
            "export DB_PASSWORD=${DB_PASSWORD:-hunter2SECRET} X=$y\n",
            "export DB_PASSWORD=hunter2SECRET\nexport PROJECT_ID=$DB_PASSWORD\n",
            "p=hunter2SECRET\nexport DB_PASSWORD=$p\nexport PROJECT_ID=$p\n",
            "read -r DB_PASSWORD <<< hunter2SECRET\nexport X=$y\n", "psql --password=hunter2SECRET\n",
            "export X=$y # DB_PASSWORD=hunter2SECRET\n",
        ]
    )
    func named(_ text: String) throws {
        let (said, _) = try findings(text)
        #expect(!said.contains("hunter"), "\(said)")
    }

    @Test("a secret that a message cuts off is hidden as far as it goes")
    func cutOff() throws {
        let secret = String(repeating: "Hunter2!", count: 40)
        let (said, _) = try findings("export DB_PASSWORD='\(secret)'\nexport PROJECT_ID=a-$DB_PASSWORD\n")
        #expect(!said.contains("hunter"), "\(said)")
        #expect(said.contains("…"))
    }

    @Test("what is written between commands, paths and placeholders stays legible")
    func legible() {
        for text in [
            "export DB_PASSWORD=$(gcloud secrets versions access latest --secret=database)\n",
            "export DB_PASSWORD=/run/secrets/database\n", "export DB_PASSWORD=<password>\n",
            "export API_TOKEN=\"$HOME/.config/token.txt\"\n",
        ] {
            let source = SourceText(path: "env.sh", bytes: Array(text.utf8))
            #expect(CheckedScript(source).masked(source.bytes) == source.bytes, "\(text)")
        }
    }

    @Test("no fix writes a secret of the environment's into the file")
    func frozen() {
        let secret = RedactionTests.word
        let source = SourceText(path: "env.sh", bytes: Array("export DB_PASSWORD=$(openssl rand -hex 8)\n".utf8))
        let script = CheckedScript(source, environment: { $0 == "DB_PASSWORD" ? ByteString(secret) : nil })
        let found = Rules.findings(in: script)
        #expect(found.map(\.rule) == ["unstable-value"])
        #expect(found.first?.fix == nil)
    }

    @Test(
        "nor any part of one, or what an operator has made of it",
        arguments: [
            "export REGION=${A_TOKEN:0:10}", "export REGION=${A_TOKEN:0:6}", "export REPO=\"x${A_TOKEN//o/0}y\"",
            "export REPO=\"X_${A_TOKEN//o/_}\"", "export REGION=${A_TOKEN#zq}", "export ZONE=${A_TOKEN^^}",
            "x=${A_TOKEN:2}\nexport REGION=${x%k*}", "export REGION=$(echo \"$A_TOKEN\" | cut -c1-8)",
            "f() { export REGION=${1:0:8}; }\nf \"$A_TOKEN\"", "f() { echo \"${A_TOKEN:0:8}\"; }\nexport REGION=$(f)",
            "read -r REGION <<< \"${A_TOKEN:0:8}\"\nexport REGION",
            "printf -v REGION %s \"${A_TOKEN:0:8}\"\nexport REGION",
            "for x in ${A_TOKEN:0:8}; do export REGION=$x; done", ": ${REGION:=${A_TOKEN:0:8}}\nexport REGION",
            "while read -r x; do export REGION=$x; done <<< \"${A_TOKEN:0:8}\"",
            "export REGION=us-${A_TOKEN:0:4}-1", "export N=$((A_TOKEN + 1))",
            "export TRAIN_IMAGE=${A_TOKEN:0:8}-docker.pkg.dev/a/b/c",
            "[[ $A_TOKEN =~ (.{8}) ]]\nexport REGION=${BASH_REMATCH[1]}",
            "export ZONE=us-west1-a\nexport REGION=${A_TOKEN:0:8}1",
            "f() { read -r a; }\nf <<< \"$A_TOKEN\"\nexport ZONE=${a:0:8}",
            "x=zq7wkxPLMokn\nexport B_TOKEN=$x\nexport ZONE=${x:0:8}",
        ]
    )
    func derived(_ text: String) throws {
        let (said, _) = try findings("A_TOKEN=\"zq7wkx\"\"PLMokn\"\n" + text + "\n")
        for piece in ["zq7w", "7wkx", "plmo", "mokn", "plm0", "wkxp"] {
            #expect(!said.contains(piece), "\(said)")
        }
    }

    @Test("a file's other values stay legible, and so does what only depends on a secret")
    func otherValues() throws {
        let (said, rules) = try findings(
            "export DB_PASSWORD=hunter2SECRET\nexport REGION=us-east\nexport ZONE=${DB_PASSWORD:+europe}\n"
        )
        #expect(rules.contains("region") && rules.contains("zone"))
        #expect(said.contains("region is \"us-east\"") && said.contains("zone is \"europe\""), "\(said)")
    }

    @Test("the names of a file's variables are no secret, and fixes keep them")
    func names() {
        let text =
            "export POSTGRES_PASSWORD=postgres\nexport POSTGRES_USER=app\nexport URL=\"x://$POSTGRS_USER@h\"\n"
            + "export DB_PASSWORD=password\nexport PASSWORD_POLICY=$password\n"
        let source = SourceText(path: "env.sh", bytes: Array(text.utf8))
        let script = CheckedScript(source)
        #expect(
            String(decoding: script.masked(source.bytes), as: UTF8.self)
                == text.replacing("=postgres", with: "=********").replacing("=password", with: "=********")
        )
        let found = Rules.findings(in: script).filter { $0.rule == "undefined-variable" }
        #expect(found.first?.hints.first == "did you mean POSTGRES_USER?")
        #expect(found.first?.fix?.edits.first?.replacement == Array("POSTGRES_USER".utf8))
    }

    @Test("nor are Lanyard's own words")
    func ownWords() throws {
        let (said, _) = try findings("export DB_PASSWORD=mysecretname\nexport BUCKET_NAME=\"My_${DB_PASSWORD:0:4}\"\n")
        #expect(said.contains("bucket_name is \"*******\": a bucket's name has only lower-case letters"), "\(said)")
        #expect(!said.contains("myse"), "\(said)")
        let (unexported, _) = try findings("API_TOKEN=export12345\n")
        #expect(unexported.contains("not exported"), "\(unexported)")
        #expect(unexported.contains("\nexport \n"), "\(unexported)")
    }

    @Test(
        "what a statement that cannot be read gives to a secret's name is hidden as well",
        arguments: [
            "export DB_PASSWORD=hunter2SECRET$(ls)\n", "DB_PASSWORD=hunter2SECRET`x\n",
            "export DB_PASSWORD=\"hunter2SECRET$(ls)\"\n", "export DB_PASSWORD+=(hunter2SECRET b\n",
            "export DB_PASSWORD=“a hunter2SECRET”\n", "export DB_PASSWORD={hunter2SECRET,b}\n",
            "export DB_PASSWORD=(a hunter2SECRET $(ls))\n",
        ]
    )
    func unread(_ text: String) throws {
        let (said, _) = try findings(text)
        #expect(!said.contains("secret"), "\(said)")
    }

    @Test("the words around a private key are none of it, and a long value leaves sentences legible")
    func privateKey() throws {
        let body = String(repeating: "MIIexpo/not+set/PROJ+hint/uctX", count: 20)
        let marks = ["-----BEGIN PRIVATE " + "KEY-----", body, "-----END PRIVATE " + "KEY-----"]
        let text = "PRIVATE_KEY=\"\(marks.joined(separator: "\n"))\"\nexport Z=$NOPE_PRIVATE_KEY\n"
        let found = Rules.findings(in: CheckedScript(SourceText(path: "env.sh", bytes: Array(text.utf8))))
        let unexported = try #require(found.first { $0.rule == "unexported-global" })
        #expect(unexported.message.hasPrefix("PRIVATE_KEY is not exported"), "\(unexported)")
        #expect(unexported.hints.first == "write export PRIVATE_KEY=… instead of PRIVATE_KEY=…", "\(unexported)")
        #expect(!found.contains { ($0.message + $0.text).contains("MIIexpo") })
    }

    @Test("what closes ${X:=…} stays legible")
    func brace() throws {
        let (said, _) = try findings(": \"${API_TOKEN:=zq7wkxPLMokn10}\"\nexport API_TOKEN\n")
        #expect(said.contains(": \"${api_token:=**************}\"\n"), "\(said)")
    }

    @Test("where a secret goes in a file that is sourced is followed too")
    func sourced() throws {
        let text = "export S_TOKEN=zq7wkxPLMokn10\n. ./q.sh\nexport ZONE=${q:0:8}\n"
        let facts = Surroundings.FileFacts(
            kind: .regular,
            size: 10,
            isReadable: true,
            isWritable: true,
            isExecutable: false
        )
        let surroundings = Surroundings(
            environment: { _ in nil },
            workingFolder: { "/w" },
            read: { _ throws(Surroundings.Unreadable) in Array("q=$S_TOKEN\n".utf8) },
            status: { _, _ in facts },
            answer: { _ in .unknown("nothing is asked here") }
        )
        let source = SourceText(path: "env.sh", bytes: Array(text.utf8))
        let script = CheckedScript(source, in: surroundings, draw: { _ in "" }, isAllowed: { _ in false })
        let found = Rules.findings(in: script).filter { $0.rule == "zone" }
        try #require(found.count == 1)
        #expect(!found[0].message.contains("zq7w") && !found[0].text.contains("zq7w"), "\(found)")
    }
}
