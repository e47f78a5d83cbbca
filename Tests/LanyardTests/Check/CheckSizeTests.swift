import Testing

/// What `lanyard check` takes for large files, black box: the processor's time, not the clock's.
@Suite("lanyard check of large files")
struct CheckSizeTests {
    private let home: TemporaryFolder

    init() throws {
        home = try TemporaryFolder()
    }

    /// Seconds of the processor's that a command takes.
    private func time(_ flag: String, _ file: String) throws -> Double {
        let run = try execute(
            "/bin/bash",
            ["-c", "\"$0\" check \(flag) \(file) > /dev/null 2>&1; times", Programs.path("lanyard")],
            environment: ["HOME": home.path, "PATH": "/usr/bin:/bin"],
            folder: home.path
        )
        // `0m0.369s 0m0.004s`: first the shell's own, then its children's.
        let children = try #require(run.output.split(separator: "\n").last?.split(separator: " ").first)
        let parts = children.dropLast().split(separator: "m")
        return try #require(Double(parts[0])) * 60 + #require(Double(parts[1]))
    }

    @Test(
        "eight times the lines take about eight times as long, not sixty-four times",
        arguments: [
            "export V%=\"${V@:-x}\"\n", "# lanyard: ignore zone\nexport ZONE=x\n", "F%=x%\n", "set -e\n",
            "export A=1\nB=$AA\n", "export A%=$(date)\n", "export A_TOKEN=hunter2%\nexport REGION=${A_TOKEN:0:9}\n",
        ],
        ["", "--diff"]
    )
    func linear(_ unit: String, _ flag: String) throws {
        defer { home.remove() }
        for (name, count) in [("small.sh", 2_000), ("large.sh", 16_000)] {
            let units = (1...count / unit.split(separator: "\n").count).map { number in
                unit.replacing("%", with: "\(number)").replacing("@", with: "\(number - 1)")
            }
            try home.create(name, units.joined())
        }
        // Whoever else is at work may slow one run down, but hardly each.
        var ratios: [Double] = []
        repeat {
            ratios.append(try time(flag, "large.sh") / max(time(flag, "small.sh"), 0.01))
        } while ratios.count < 4 && ratios.last ?? 0 > 20
        #expect(ratios.min() ?? 0 <= 20, "\(ratios)")
    }
}
