import Foundation
import Testing

/// `lanyard check --fix` and `--diff`, black box.
@Suite("lanyard check --fix")
struct CheckFixTests {
    private let home: TemporaryFolder

    init() throws {
        home = try TemporaryFolder()
    }

    private func check(_ arguments: String..., environment: [String: String] = [:]) throws -> Run {
        try run([Programs.path("lanyard"), "check"] + arguments, environment: environment)
    }

    private func run(_ words: [String], environment: [String: String] = [:], input: String = "") throws -> Run {
        try execute(
            words[0],
            Array(words.dropFirst()),
            environment: ["HOME": home.path, "PATH": "/usr/bin:/bin"].merging(environment) { $1 },
            folder: home.path,
            input: input
        )
    }

    /// The file that people write by hand, with its three faults.
    private static let handWritten = """
        # Google owner account
        USER_ACCOUNT=username@domain.com
        # Billing
        export PROJECT_ID=ray-whisper
        # Infrastructure location
        export REGION=us-central1
        # AI training service account
        export SERVICE_ACCOUNT_NAME=ray-ai-training
        export SERVICE_ACCOUNT="${SERVICE_ACCOUNT_NAME}@${PROJECT_ID}.iam.gserviceaccount.com"
        # Training artifacts
        export REPO="${PROJECT}-tune"
        export TRAIN_IMAGE="${REGION}-docker.pkg.dev/${PROJECT_ID}/${REPO}/train"
        # Cloud Storage
        salt=$(echo $RANDOM | md5sum | head -c3)
        export BUCKET_NAME="${PROJECT_ID}-${salt}"
        export BUCKET_URI="gs://${BUCKET_NAME}"

        """

    @Test("the hand-written file becomes the canonical one, keeps the bucket that exists, and passes shellcheck")
    func handWritten() throws {
        defer { home.remove() }
        try home.create("env.sh", CheckFixTests.handWritten)
        let fixed = try check("--fix", environment: ["BUCKET_NAME": "ray-whisper-9ab"])
        let expected = """
            env.sh:2:1: mended: USER_ACCOUNT is not exported: no program that is started from the shell will see it \
            [unexported-global]
            env.sh:11:14: mended: PROJECT is not set [undefined-variable]
            env.sh:14:6: mended: this is another value each time that env.sh is read [unstable-value]
               = BUCKET_NAME keeps the value that the environment has
            env.sh: the old file is kept in \(home.path)/env.sh.bak

            """
        #expect(fixed == Run(code: 0, output: expected, errors: ""))
        let canonical = CheckFixTests.handWritten
            .replacingOccurrences(of: "\nUSER_ACCOUNT", with: "\nexport USER_ACCOUNT")
            .replacingOccurrences(of: "${PROJECT}", with: "${PROJECT_ID}")
            .replacingOccurrences(of: "$(echo $RANDOM | md5sum | head -c3)", with: "9ab")
        #expect(try home.text("env.sh") == canonical)
        #expect(try home.text("env.sh.bak") == CheckFixTests.handWritten)
        #expect(try run(["/usr/bin/shellcheck", "-s", "bash", "env.sh"]) == Run(code: 0, output: "", errors: ""))
        #expect(try check() == Run(code: 0, output: "env.sh: nothing found\n", errors: ""))
        // What is mended is allowed, so that helpers may read it.
        let allowed = try run([Programs.path("lanyard"), "allow"])
        #expect(allowed.output.hasPrefix("already allowed: "))
    }

    @Test("without a bucket one salt is drawn, and how to find an older one is said")
    func drawn() throws {
        defer { home.remove() }
        try home.create("env.sh", CheckFixTests.handWritten)
        let fixed = try check("--fix")
        #expect(fixed.output.contains("a value was drawn for salt; if a bucket is named by an older one"))
        let line = try #require(home.text("env.sh").split(separator: "\n").first { $0.hasPrefix("salt=") })
        #expect(line.wholeMatch(of: /salt=[0-9a-f]{3}/) != nil)
    }

    @Test("--diff shows what --fix would do, for patch and git apply, and writes nothing")
    func diff() throws {
        defer { home.remove() }
        try home.create("env.sh", CheckFixTests.handWritten)
        let environment = ["BUCKET_NAME": "ray-whisper-9ab"]
        let diff = try check("--diff", environment: environment)
        #expect(diff.code == 2)
        #expect(try home.text("env.sh") == CheckFixTests.handWritten)
        try home.create("copy/env.sh", CheckFixTests.handWritten)
        try home.create("change.diff", diff.output)
        let git = try run(["/usr/bin/git", "-C", "copy", "apply", "--unsafe-paths", "../change.diff"])
        #expect(git.code == 0, "\(git.errors)")
        _ = try check("--fix", environment: environment)
        #expect(try home.text("copy/env.sh") == home.text("env.sh"))
        #expect(try check("--diff") == Run(code: 0, output: "", errors: ""))
    }

    @Test(
        "a variable that redirects credentials does not become allowed by the way",
        arguments: [
            "export HTTPS_PROXY=http://127.0.0.1:1", "# lanyard: ignore redirecting-variable\nexport LD_PRELOAD=/x",
            "f() { export LD_PRELOAD=/x; }\nf", ": ${LD_PRELOAD:=/x}\nexport LD_PRELOAD",
            "read -r LD_PRELOAD <<< /x\nexport LD_PRELOAD", "printf -v LD_PRELOAD /x; export LD_PRELOAD",
            "export HTTPS_PROXY\nexport A=$((HTTPS_PROXY=5))",
        ]
    )
    func redirecting(_ text: String) throws {
        defer { home.remove() }
        try home.create("env.sh", text + "\nREGION=us-central1\n")
        #expect(try check("--fix").code == 2)
        #expect(try home.text("env.sh").contains("export REGION=us-central1"))
        let environment = try run([Programs.path("lanyard"), "env", "--format", "json"])
        #expect(environment.code == 2)
    }

    @Test("a secret is shown by nothing, whatever is wrong in its line")
    func secrets() throws {
        defer { home.remove() }
        // Made up here, lest it look like one that is.
        let token = "ghp_" + String(repeating: "ab12", count: 9)
        for line in [
            "curl -H 'Authorization: Bearer \(token)' https://domain.com", "export X=$(echo \(token) | base64)",
            "DB_PASSWORD='\(token)", "export DB_PASSWORD=\(token)",
        ] {
            try home.create("env.sh", line + "\nexport REGION=us-central1-a\n")
            for arguments in [
                ["env"], ["check", "env.sh"], ["check", "--diff", "env.sh"], ["check", "--json", "env.sh"],
            ] {
                let told = try run([Programs.path("lanyard")] + arguments)
                // What env prints for a shell is the file's values, and its business.
                let shown = arguments == ["env"] ? told.errors : told.output + told.errors
                #expect(!shown.contains("ab12ab12"), "\(arguments): \(line)")
            }
        }
        #expect(try check("--diff").output.contains("-export REGION=us-central1-a\n+export REGION=us-central1\n"))
    }

    @Test(
        "everything else stays byte for byte",
        arguments: [
            ("PROJECT_ID=ray-whisper # é\t\n\n\n", "export PROJECT_ID=ray-whisper # é\t\n\n\n"),
            ("export A=1\r\nexport B=2\r\n", "export A=1\nexport B=2\n"),
            ("\u{feff}export A=1\n", "export A=1\n"),
            ("export A=1", "export A=1\n"),
            ("export A = 1 # x\n", "export A=1 # x\n"),
            ("PROJECT_ID =ray-whisper\n", "export PROJECT_ID=ray-whisper\n"),
            ("export A=“a b”\n", "export A=\"a b\"\n"),
            ("export REGION=us-central1-a\n", "export REGION=us-central1\n"),
            ("export PROJECT_ID='Ray-Whisper'\n", "export PROJECT_ID=ray-whisper\n"),
            ("export BUCKET_NAME=gs://ray-3fa\n", "export BUCKET_NAME=ray-3fa\n"),
            ("export BUCKET_URI=ray-3fa\n", "export BUCKET_URI=gs://ray-3fa\n"),
            ("export BILLING_ACCOUNT=012345-567890-abcdef\n", "export BILLING_ACCOUNT=012345-567890-ABCDEF\n"),
            ("export GCLOUD_PROJECT=ray-whisper\n", "export GOOGLE_CLOUD_PROJECT=ray-whisper\n"),
            ("set -euo pipefail\nexport A=1\n", "export A=1\n"),
            ("export A=1\nif [ -z \"$A\" ]; then exit 1; fi\n", "export A=1\nif [ -z \"$A\" ]; then return 1; fi\n"),
        ]
    )
    func bytes(_ before: String, _ after: String) throws {
        defer { home.remove() }
        try home.create("env.sh", before)
        _ = try check("--fix")
        #expect(try home.text("env.sh") == after)
        #expect(try home.text("env.sh.bak") == before)
    }

    @Test("json tells what was mended")
    func json() throws {
        defer { home.remove() }
        try home.create("env.sh", "PROJECT_ID=ray-whisper\n")
        let run = try check("--fix", "--json")
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        let mended = object?["mended"] as? [[String: Any]]
        #expect(mended?.compactMap { $0["rule"] as? String } == ["unexported-global"])
        #expect((object?["findings"] as? [Any])?.isEmpty == true)
    }

    @Test("what later rounds mend is told by its place in the user's own file")
    func places() throws {
        defer { home.remove() }
        // The export before BAR shows only when that before FOO is written, for both stand in one statement.
        let text = "X = 1\nset -e\nset -u\nexport A=$X\nFOO=1 BAR=2\n"
        try home.create("env.sh", text)
        let run = try check("--fix")
        let mended = run.output.split(separator: "\n").filter { $0.contains(": mended: ") }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var places: [String] = []
        for line in mended {
            let parts = line.split(separator: ":")
            let (number, column) = (try #require(Int(parts[1])), try #require(Int(parts[2])))
            places.append("\(number):\(column)")
            guard let name = ["FOO", "BAR"].first(where: { parts[4].hasPrefix(" \($0) ") }) else { continue }
            #expect(lines[number - 1].dropFirst(column - 1).hasPrefix(name), "\(line)")
        }
        #expect(
            mended.contains { $0.contains(" BAR is") } && mended.contains { $0.contains(" FOO is") },
            "\(run.output)"
        )
        #expect(places == places.sorted())
        // In json they are the same.
        try home.create("env.sh", text)
        let object =
            try JSONSerialization.jsonObject(with: Data(check("--fix", "--json").output.utf8)) as? [String: Any]
        let told = try #require(object?["mended"] as? [[String: Any]])
        #expect(told.map { "\($0["line"] ?? ""):\($0["column"] ?? "")" } == places)
    }

    @Test("where stars stand for a secret in the diff, that patch cannot apply it is said; else nothing is")
    func stars() throws {
        defer { home.remove() }
        try home.create("env.sh", "export API_TOKEN=zq7wkxPLMokn10\nREGION=us-central1\n")
        let diff = try check("--diff")
        #expect(diff.code == 2)
        #expect(diff.output.contains(" export API_TOKEN=**************\n-REGION"))
        let warning = "env.sh: stars stand for secrets in the diff, so patch cannot apply it: lanyard check --fix can"
        #expect(diff.errors == "lanyard: warning: \(warning)\n")
        try home.create("env.sh", "export API_TOKEN=zq7wkxPLMokn10\n\n\n\n\nREGION=us-central1\n")
        #expect(try check("--diff").errors == "")
    }
}
