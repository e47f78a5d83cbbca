import Testing

@testable import LanyardCore

@Suite("Frozen values")
struct FrozenValueTests {
    private func findings(_ text: String, _ variables: [String: String] = [:]) -> [Finding] {
        var surroundings = Surroundings.alone { variables[$0].map { ByteString($0) } }
        surroundings.answer = { question in
            guard case .date(let format, _) = question, format == "%s" else { return .unknown("not asked here") }
            return .output("1700000000\n")
        }
        let script = CheckedScript(
            SourceText(path: "env.sh", bytes: Array(text.utf8)),
            in: surroundings,
            draw: { count in (0..<count).map { String($0 % 16, radix: 16) }.joined() },
            isAllowed: { _ in false }
        )
        return Rules.findings(in: script).filter { $0.rule == "unstable-value" }
    }

    private func replacements(_ findings: [Finding]) -> [String] {
        (findings.first?.fix?.edits ?? []).map { String(decoding: $0.replacement, as: UTF8.self) }
    }

    @Test(
        "are the environment's, else of the same form",
        arguments: [
            ("salt=$(uuidgen)\nexport BUCKET_NAME=ray-$salt\n", ["BUCKET_NAME": "ray-9ab"], "9ab"),
            ("salt=x-$(uuidgen)\nexport B=ray-${salt}-y\n", ["B": "ray-x-9ab-y"], "9ab"),
            ("salt=$(uuidgen)\nexport B=ray-$salt\n", ["salt": "abc", "B": "ray-9ab"], "abc"),
            ("salt=$(uuidgen)\nexport B=ray-$salt\n", ["B": "other-9ab"], "01234567-89ab-4def-a123-456789abcdef"),
            ("salt=$(openssl rand -hex 4)\nexport B=ray-$salt\n", [:], "01234567"),
            ("salt=$(echo $RANDOM | md5sum | head -c 5)\nexport B=ray-$salt\n", [:], "01234"),
            ("export X=\"a-$RANDOM\"\n", [:], "17767"),
            ("salt=$RANDOM\nexport DB_SECRET=projects/p/secrets/db-$salt\n", [:], "17767"),
            ("export X=\"a-$RANDOM\"\n", ["X": "a-777"], "777"),
            ("export X=${X:-$(uuidgen)}\n", [:], "01234567-89ab-4def-a123-456789abcdef"),
            ("export X=a-$(date +%s | sha1sum | cut -c1-6)\n", ["X": "a-777777"], "777777"),
        ]
    )
    func frozen(_ text: String, _ variables: [String: String], _ expected: String) throws {
        let found = findings(text, variables)
        #expect(replacements(found) == [expected])
        #expect(found.first?.fix?.remark != nil)
    }

    @Test("follow what the environment has over any number of steps")
    func chain() {
        let text = "salt=$(openssl rand -hex 3)\nBUCKET_NAME=ray-$salt-data\nexport BUCKET_URI=gs://$BUCKET_NAME\n"
        let found = findings(text, ["BUCKET_URI": "gs://ray-abc123-data"])
        #expect(replacements(found) == ["abc123"])
        #expect(found.first?.fix?.remark == "BUCKET_URI keeps the value that the environment has")
        #expect(replacements(findings(text, ["BUCKET_URI": "gs://other"])) == ["012345"])
    }

    @Test(
        "are numbers where the shell gives numbers",
        arguments: [
            ("export RUN=$(printf %05d $RANDOM)\n", "17767"), ("export PORT=$RANDOM\n", "17767"),
            ("export PORT=${RANDOM}\n", "17767"), ("export X=${RANDOM:0:2}\n", "17"),
            ("export X=$SRANDOM\n", "19088743"), ("export X=run-$$\n", "30327"),
            ("export X=\"run-${$}\"\n", "30327"), ("salt=$$\nexport BUCKET_NAME=ray-$salt\n", "30327"),
            ("export BUCKET_URI=gs://ray-$$\n", "30327"),
            ("export X=$EPOCHSECONDS\n", "1700000000"), ("export X=$EPOCHREALTIME\n", "1700000000.088743"),
            ("export X=$((RANDOM % 100))\n", "67"), ("export X=$((20000 + $RANDOM % 100))\n", "20067"),
            ("export X=$(printf %04x $((RANDOM % 256)))\n", "0067"), ("export X=$(shuf -i 10-19 -n 1)\n", "13"),
        ]
    )
    func numbers(_ text: String, _ expected: String) {
        #expect(replacements(findings(text)) == [expected])
    }

    @Test(
        "have the length and the alphabet that a pipeline gives",
        arguments: [
            ("export X=$(uuidgen | tr -d - | head -c8)\n", "01234567"),
            ("export X=$(uuidgen | cut -d- -f1)\n", "01234567"),
            ("export X=$(uuidgen | tr '[:lower:]' '[:upper:]' | cut -c 9-13)\n", "-89AB"),
            ("export X=$(cat /proc/sys/kernel/random/uuid | head -c 4)\n", "0123"),
            ("export X=$(cat /proc/sys/kernel/random/uuid)\n", "01234567-89ab-4def-a123-456789abcdef"),
            ("export X=$(</proc/sys/kernel/random/uuid)\n", "01234567-89ab-4def-a123-456789abcdef"),
            ("export X=$(head -c4 /dev/urandom | xxd -p)\n", "01234567"),
            ("export X=$(xxd -l 3 -p /dev/urandom)\n", "012345"),
            ("export X=$(od -An -N4 -tx1 /dev/urandom | tr -d ' \\n')\n", "01234567"),
            ("export X=$(LC_ALL=C tr -dc 'A-Fa-f' < /dev/urandom | head -c 5)\n", "EEEEE"),
            ("export X=$(tr -dc a-z </dev/urandom 2>/dev/null | fold -w 3 | head -n 1)\n", "ggg"),
            ("export X=$(openssl rand -base64 3)\n", "ASNF"),
            ("export X=$(openssl rand -hex 8 | tr 0-9 a-j | head -c 12)\n", "abcdefghijab"),
            ("X=$(echo $RANDOM | sha256sum | awk '{print $1}' | cut -c1-7)\n", "0123456"),
            ("export X=`date | md5sum | head -c 6`\n", "012345"),
        ]
    )
    func pipelines(_ text: String, _ expected: String) {
        #expect(replacements(findings(text)) == [expected])
    }

    @Test(
        "are none where the form is not sure",
        arguments: [
            "export X=$(uuidgen | rev)\n", "export X=$(tr -s a </dev/urandom | head -c 3)\n", "export X=pa$$word\n",
            "export X=$(cat /dev/urandom)\n", "export X=$(date)\n", "export X=$(date -d yesterday +%F)\n",
            "export X=$(uuidgen; uuidgen)\n", "f() { uuidgen; }\nexport X=$(f)\n",
            "export X=$(openssl genrsa 2048)\n", "export X=$(uuidgen | head -c $N)\n",
        ]
    )
    func unsure(_ text: String) {
        let found = findings(text, ["N": "3"])
        #expect(found.count == 1)
        #expect(found.first?.fix == nil)
        #expect(found.first?.hints.contains { $0.contains("--fix freezes") } == false)
    }

    @Test(
        "are none where a process is meant, whatever the environment has",
        arguments: [
            "export X=/tmp/x.$$\n", "export X=/tmp/x-$$/log\n", "export X=$$\n", "export X=x.$$\n",
            "export X=$D/run-$$\n", "export X=$PPID\n", "export X=run-$BASHPID\n", "export X=$SECONDS\n",
            "export X=$((SECONDS % 9))\n",
        ]
    )
    func processes(_ text: String) {
        let found = findings(text, ["X": "/tmp/x.17", "D": "/d"])
        #expect(found.count == 1)
        #expect(found.first?.fix == nil)
    }

    @Test(
        "are none where it is a secret, whatever the environment has",
        arguments: [
            "export DB_PASSWORD=$(openssl rand -hex 8)\n", "salt=$(openssl rand -hex 8)\nexport API_TOKEN=x-$salt\n",
        ]
    )
    func secrets(_ text: String) {
        let found = findings(text, ["DB_PASSWORD": "a", "API_TOKEN": "x-a"])
        #expect(
            found.map(\.hints) == [
                ["keep it in a keyring or in Secret Manager: a secret is not written into the file"]
            ]
        )
        #expect(found.count == 1)
        #expect(found.first?.fix == nil)
    }

    @Test(
        "warn of a bucket only where one is named by them",
        arguments: [
            ("export RUN_ID=$RANDOM\nexport BUCKET_NAME=ray\n", false),
            ("salt=$RANDOM\nname=x-$salt\nexport BUCKET_NAME=ray-$name\n", true),
            ("salt=$RANDOM\nexport DATA=gs://ray-$salt/data\n", true),
        ]
    )
    func buckets(_ text: String, _ isWarned: Bool) throws {
        let remark = try #require(findings(text).first?.fix?.remark)
        #expect(remark.contains("if a bucket is named by an older one") == isWarned)
    }

    @Test("are none where a file goes with the name, whatever the environment has")
    func files() {
        let found = findings("export X=$(mktemp -d)\n", ["X": "/tmp/tmp.abc"])
        #expect(
            found.map(\.hints) == [["mktemp makes a file each time: make it in a script, or write a path that stays"]]
        )
        #expect(found.first?.fix == nil)
    }

    @Test(
        "are not for what is the same each time",
        arguments: [
            "export X=$(echo \"$USER\" | md5sum | cut -c1-6)\n", "export X=$(sha256sum < env.sh)\n",
            "export X=$(openssl dgst -sha256 env.sh)\n", "export X=$(date -d @1700000000 +%F)\n",
        ]
    )
    func stable(_ text: String) {
        #expect(findings(text, ["USER": "me"]) == [])
    }
}
