import Foundation
import Testing

/// Pages, folders and colours of `lanyard check`, black box.
@Suite("what lanyard check looks at")
struct CheckTargetsTests {
    private let home: TemporaryFolder

    init() throws {
        home = try TemporaryFolder()
    }

    private func check(_ arguments: String..., environment: [String: String] = [:]) throws -> Run {
        try execute(
            Programs.path("lanyard"),
            ["check"] + arguments,
            environment: ["HOME": home.path].merging(environment) { $1 },
            folder: home.path
        )
    }

    private static let page = """
        # Setup

        > ~~~sh
        > gsutil ls ${BUCKET_NAME}
        > > out gsutil ls ${BUCKET_NAME}
        > ~~~

        ```bash
        gcloud config set project "$PROJECT_ID"
        gsutil mb -l ${REGION} ${BUCKET_NAME}
        gsutil cp x "${BUCKET_URI}/x"
        ```

        ```python
        gsutil mb ${BUCKET_NAME}
        ```

        ```console
        $ gcloud storage buckets create "${BUCKET_NAME}"
        gsutil mb ${BUCKET_NAME}
        ```

        """

    @Test("the shell code of a page: the name where gsutil wants the URI, and nothing of its other commands")
    func page() throws {
        defer { home.remove() }
        try home.create("README.md", CheckTargetsTests.page)
        let run = try check("README.md")
        let places = run.output.split(separator: "\n").filter { $0.hasPrefix("README.md:") }
            .map { $0.split(separator: ":")[1...2].joined(separator: ":") }
        #expect(places == ["4:13", "5:19", "10:24", "19:33"])
        #expect(run.code == 2)
        #expect(try check("--fix", "README.md").code == 0)
        let mended = CheckTargetsTests.page
            .replacingOccurrences(of: "ls ${BUCKET_NAME}", with: "ls ${BUCKET_URI}")
            .replacingOccurrences(of: "${REGION} ${BUCKET_NAME}", with: "${REGION} ${BUCKET_URI}")
            .replacingOccurrences(of: "create \"${BUCKET_NAME}\"", with: "create \"${BUCKET_URI}\"")
        #expect(try home.text("README.md") == mended)
    }

    @Test("a folder is searched for env files, and links are not followed")
    func folder() throws {
        defer { home.remove() }
        for name in ["a/env.sh", "a/b/.envrc", "a/dev.env.sh", "a/.env.sh", "a/other.sh", "a/.git/env.sh", "c/env.sh"] {
            try home.create(name, "export A=$x\n")
        }
        try FileManager.default.createSymbolicLink(atPath: home.path + "/a/link", withDestinationPath: "../c")
        let run = try check("a")
        let files = run.output.split(separator: "\n").filter { $0.contains(": error: ") }.compactMap {
            $0.split(separator: ":").first.map { String($0) }
        }
        #expect(files == ["a/.env.sh", "a/b/.envrc", "a/dev.env.sh", "a/env.sh"])
        // However it is named, a file is told once.
        let again = try check("a", "a/env.sh", "./a/../a/env.sh", "--file", "a/env.sh")
        #expect(again.output.split(separator: "\n").filter { $0.contains(": error: ") }.count == 4, "\(again)")
    }

    @Test("what is not searched is told", .enabled(if: geteuid() != 0 || Requirements.tool("setpriv")))
    func notSearched() throws {
        defer { home.remove() }
        try home.create("a/env.sh", "export A=1\n")
        try home.create("a/closed/env.sh", "export A=$x\n")
        try home.create("other.sh", "export A=$x\n")
        try FileManager.default.createSymbolicLink(
            atPath: home.path + "/a/dev.env.sh",
            withDestinationPath: "../other.sh"
        )
        #expect(chmod(home.path + "/a/closed", 0o311) == 0)
        // Root may list any folder, as long as it has the right to override.
        let search = "setpriv --bounding-set -all --inh-caps -all \"$0\" check a"
        let plain = "\"$0\" check a"
        let run = try execute(
            "/bin/bash",
            ["-c", geteuid() == 0 ? search : plain, Programs.path("lanyard")],
            environment: ["HOME": home.path, "PATH": "/usr/bin:/bin"],
            folder: home.path
        )
        #expect(chmod(home.path + "/a/closed", 0o755) == 0)
        let told = """
            lanyard: warning: a/closed cannot be searched: permission denied
            lanyard: warning: a/dev.env.sh is a link and is checked only when it is named

            """
        #expect(run == Run(code: 0, output: "a/env.sh: nothing found\n", errors: told))
    }

    @Test("a folder in which there is no env file is a mistake")
    func emptyFolder() throws {
        defer { home.remove() }
        try home.create("a/other.sh", "export A=$x\n")
        let run = try check("a")
        let told = """
            lanyard: error: there is no env file in a
            lanyard: hint: a folder is searched for env.sh, .env.sh, *.env.sh and .envrc

            """
        #expect(run == Run(code: 1, output: "", errors: told))
    }

    @Test("colours are for terminals alone, and NO_COLOR and TERM=dumb turn them off")
    func colours() throws {
        defer { home.remove() }
        try home.create("env.sh", "export A=$b\n")
        #expect(try !check().output.contains("\u{1b}"))
        for (variables, isColoured) in [
            (["TERM": "xterm"], true), (["TERM": "dumb"], false), (["TERM": "xterm", "NO_COLOR": "1"], false),
            (["TERM": "xterm", "NO_COLOR": ""], true),
        ] {
            let terminal = try Terminal(
                Programs.path("lanyard"),
                ["check"],
                environment: ["HOME": home.path].merging(variables) { $1 },
                folder: home.path
            )
            #expect(try terminal.finish() == 2)
            #expect(terminal.screen.contains("\u{1b}[1;31merror\u{1b}[0m: b is not set") == isColoured, "\(variables)")
        }
    }

    @Test("no secret is shown, whatever the format, and on other findings' lines neither")
    func secrets() throws {
        defer { home.remove() }
        // Put together here, so that no scanner of secrets takes this file for a leak.
        let secret = "ghp" + "_" + String(repeating: "a1", count: 18)
        try home.create("env.sh", "TOKEN_X=\(secret) A=$b\nexport DB_PASSWORD=correct-horse9\n")
        for format in ["text", "json", "sarif", "github"] {
            let run = try check("--format", format)
            #expect(run.code == 2)
            #expect(!run.output.contains(secret))
            #expect(!run.output.contains("correct-horse9"))
            #expect(run.output.contains("inline-secret"))
        }
    }

    @Test("rules are listed, and each one's page is shown")
    func pages() throws {
        defer { home.remove() }
        let rules = try check("--rules").output.split(separator: "\n").compactMap {
            $0.split(separator: " ").first.map { String($0) }
        }
        #expect(rules.count > 40)
        for rule in rules {
            let page = try check("--explain", rule)
            #expect(page.code == 0)
            #expect(page.output.hasPrefix("\(rule): "))
            #expect(page.output.split(separator: "\n", omittingEmptySubsequences: false).allSatisfy { $0.count <= 160 })
        }
        let unknown = try check("--explain", "regoin")
        #expect(unknown.code == 64)
        #expect(unknown.errors.contains("lanyard: hint: did you mean region?"))
    }

    @Test("comments silence rules and give names a meaning")
    func directives() throws {
        defer { home.remove() }
        try home.create(
            "env.sh",
            """
            # lanyard: ignore zone
            # lanyard: DATA is bucket-name
            export ZONE=nowhere
            export PROJECT_ID=ray # lanyard: ignore project-id
            # lanyard: ignore region
            export REGION=nowhere
            export DATA=Not_A_Bucket

            """
        )
        let run = try check()
        let lines = run.output.split(separator: "\n").filter { $0.hasPrefix("env.sh:") }
        #expect(lines.count == 1)
        #expect(lines.first?.hasPrefix("env.sh:7:13: error: DATA is \"Not_A_Bucket\"") == true)
    }

    @Test("an env.sh here that is not read is told, where the one above is checked or mended in its place")
    func passedOver() throws {
        defer { home.remove() }
        try home.create("env.sh", "REGION=us-central1\n")
        try home.create("below/env.sh", "ZONE=us-central1-a\n")
        let below = home.path + "/below"
        #expect(chmod(below + "/env.sh", 0o666) == 0)
        for arguments in [["check"], ["check", "--fix"]] {
            let run = try execute(
                Programs.path("lanyard"),
                arguments,
                environment: ["HOME": home.path],
                folder: below
            )
            #expect(
                run.errors
                    == "lanyard: warning: everybody may write \(below)/env.sh, so it is not read: chmod o-w \(below)/env.sh\n"
            )
            #expect(run.output.contains("\(home.path)/env.sh"))
        }
        #expect(try home.text("below/env.sh") == "ZONE=us-central1-a\n")
    }

    @Test(
        "each of many files is looked at once, and not once for each other",
        .enabled(if: Requirements.tool("strace"))
    )
    func many() throws {
        defer { home.remove() }
        func calls(_ count: Int) throws -> Int {
            for number in 0..<count { try home.create("\(count)/\(number).env.sh", "export A=1\n") }
            let run = try execute(
                "/bin/bash",
                ["-c", "strace -f -o trace \"$0\" check \(count) >/dev/null; wc -l <trace", Programs.path("lanyard")],
                environment: ["HOME": home.path, "PATH": "/usr/bin:/bin"],
                folder: home.path
            )
            return try #require(Int(run.output.filter(\.isNumber)), "\(run.errors)")
        }
        let (few, many) = (try calls(20), try calls(160))
        #expect(few > 40 && many < 9 * few, "\(few), \(many)")
    }

    @Test("a folder without an env file is told, and what was named besides is checked")
    func emptyBesides() throws {
        defer { home.remove() }
        try home.create("bad.sh", "export A=$NOPE\n")
        try FileManager.default.createDirectory(atPath: home.path + "/empty", withIntermediateDirectories: true)
        let run = try check("empty", "bad.sh")
        #expect(run.code == 1)
        #expect(run.errors.hasPrefix("lanyard: error: there is no env file in empty\n"))
        #expect(run.output.hasPrefix("bad.sh:1:10: error: NOPE is not set"))
    }

    @Test("the key of what was mended is there where nothing was to mend")
    func nothingMended() throws {
        defer { home.remove() }
        try home.create("env.sh", "export A=1\n")
        let run = try check("--fix", "--json", "env.sh")
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        #expect((object?["mended"] as? [Any])?.isEmpty == true, "\(run.output)")
        #expect(!(try check("--json", "env.sh").output.contains("mended")))
    }

    @Test("the diff names files as git does", .enabled(if: Requirements.tool("git"), "git is missing"))
    func names() throws {
        defer { home.remove() }
        for path in ["./my folder/env.sh", "./env.sh"] {
            try home.create(path.replacingOccurrences(of: "./", with: ""), "PROJECT_ID=ray-whisper\n")
            try Data(check("--diff", path).output.utf8).write(to: URL(fileURLWithPath: home.path + "/patch"))
            let applied = try execute(
                "/bin/bash",
                ["-c", "git apply patch"],
                environment: ["PATH": "/usr/bin:/bin"],
                folder: home.path
            )
            #expect(applied.code == 0, "\(applied.errors)")
            let text = try home.text(path.replacingOccurrences(of: "./", with: ""))
            #expect(text == "export PROJECT_ID=ray-whisper\n")
        }
    }
}
