import Testing

/// What `lanyard check` does for large files, black box: instructions, which no other work on the machine changes.
@Suite("lanyard check of large files", .enabled(if: Requirements.tool("valgrind"), "valgrind is not installed"))
struct CheckSizeTests {
    private let home: TemporaryFolder

    init() throws {
        home = try TemporaryFolder()
    }

    /// All that a plain check does, and the fixes and the diff besides.
    private func instructions(_ file: String) throws -> Int {
        let run = try execute(
            "/bin/bash",
            [
                "-c",
                """
                valgrind --tool=callgrind --callgrind-out-file=/dev/null --log-file=log "$0" check --diff "$1" >diff 2>said
                sed -n 's/.*Collected : //p' log
                """,
                Programs.path("lanyard"), file,
            ],
            environment: ["HOME": home.path, "PATH": "/usr/bin:/bin"],
            folder: home.path,
            limit: 240
        )
        return try #require(Int(run.output.dropLast()), "\(run.errors)")
    }

    @Test(
        "eight times the lines take about eight times as much, not sixty-four times",
        arguments: [
            "export V%=\"${V@:-x}\"\n", "# lanyard: ignore zone\nexport ZONE=x\n", "F%=x%\n", "set -e\n",
            "# x_token=( ", "# lanyard: ignore zone\n", "X%=$(pwd)\n", "X% = a\n", "export B= c%\n",
            "X%=a\nunset X%\n", "EPOCHS%=1\n", ": ${EPOCHS%:=1}\n", "f%() { X%=1; }\nf%\n",
            "export A=1\nB=$AA\n", "export A%=$(date)\n", "export A_TOKEN=hunter2%\nexport REGION=${A_TOKEN:0:9}\n",
            "export A_TOKEN=x7q%;q8z$q8z\n", "curl -u a:b% eyJhbGciOi.eyJ", "A_TOKEN=x7% q8z ",
        ]
    )
    func linear(_ unit: String) throws {
        defer { home.remove() }
        for (name, count) in [("small.sh", 200), ("large.sh", 1_600)] {
            let units = (1...count / unit.split(separator: "\n").count).map { number in
                unit.replacing("%", with: "\(number)").replacing("@", with: "\(number - 1)")
            }
            try home.create(name, units.joined())
        }
        let (small, large) = (try instructions("small.sh"), try instructions("large.sh"))
        // Sorting takes a little more than its share.
        #expect(small > 1_000_000 && large < 11 * small, "\(small), \(large)")
    }

    @Test("a hundred variables that are not set take no walk through the file each")
    func undefined() throws {
        defer { home.remove() }
        let lines = (1...4_000).map { "export A\($0 % 40)=$HOME/x\n" }.joined()
        for (name, count) in [("one.sh", 1), ("many.sh", 100)] {
            try home.create(name, lines + (1...count).map { "export B=$UNSET_\($0)\n" }.joined())
        }
        let (one, many) = (try instructions("one.sh"), try instructions("many.sh"))
        #expect(one > 1_000_000 && many < 3 * one, "\(one), \(many)")
    }

    @Test("each block of a page is read once")
    func page() throws {
        defer { home.remove() }
        for (name, count) in [("small.md", 100), ("large.md", 800)] {
            try home.create(name, String(repeating: "```bash\ngsutil ls gs://x\n```\n", count: count))
        }
        let (small, large) = (try instructions("small.md"), try instructions("large.md"))
        #expect(small > 1_000_000 && large < 11 * small, "\(small), \(large)")
    }

    @Test("functions that call one another backwards are followed once")
    func backwards() throws {
        defer { home.remove() }
        for (name, count) in [("small.sh", 100), ("large.sh", 800)] {
            let functions = (1...count).map { "f\($0)() { f\($0 - 1); set -e; }\n" }.joined()
            try home.create(name, functions + "f\(count)\n")
        }
        let (small, large) = (try instructions("small.sh"), try instructions("large.sh"))
        #expect(small > 1_000_000 && large < 11 * small, "\(small), \(large)")
    }
}
