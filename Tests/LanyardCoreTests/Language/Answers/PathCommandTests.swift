import Testing

@testable import LanyardCore

/// dirname and basename, against those of this machine.
@Suite("Parts of paths")
struct PathCommandTests {
    private static let pieces: [[UInt8]] =
        ["/", "//", "a", ".", "..", "b.c", " ", "é", "*", "x.txt", "-"].map { Array($0.utf8) } + [[0xff]]

    private static func path(_ random: inout SeededGenerator) -> [UInt8] {
        (0..<Int.random(in: 0...5, using: &random)).flatMap { _ in
            pieces[Int.random(in: 0..<pieces.count, using: &random)]
        }
    }

    @Test("are what the real programs print, byte for byte")
    func differential() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededGenerator(state: seed)
        let folder = try ScratchFolder()
        var cases: [(words: [[UInt8]], expected: [UInt8])] = []
        var script: [UInt8] = []
        for _ in 0..<1500 {
            let name = Bool.random(using: &random) ? "dirname" : "basename"
            var words = [Array(name.utf8), Array("--".utf8), PathCommandTests.path(&random)]
            if name == "basename", Int.random(in: 0..<3, using: &random) == 0 {
                words.append(Array([".txt", "c", "", "a", "/"][Int.random(in: 0..<5, using: &random)].utf8))
            }
            let reading = NativeCommands.reading(of: words.map { ByteString($0) }, in: nil)
            guard case .output(let text, status: 0) = reading else {
                Issue.record("seed \(seed): \(words)")
                continue
            }
            cases.append((words, text.bytes))
            for word in words { script += [UInt8(ascii: "'")] + word + Array("' ".utf8) }
            script += Array("; printf '\\0'\n".utf8)
        }
        try folder.write("script", script)
        let output = try RealBash.run(
            ". ./script",
            environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C"],
            folder: folder.path
        ).output
        let actual = output.split(separator: 0, omittingEmptySubsequences: false).dropLast()
        try #require(actual.count == cases.count)
        for (one, real) in zip(cases, actual) where !real.elementsEqual(one.expected) {
            Issue.record(
                "seed \(seed): \(one.words.map { visible($0) }): \(visible(one.expected)), really \(visible(Array(real)))"
            )
        }
    }

    @Test(
        "forms that are not read are told",
        arguments: [
            ["dirname"], ["dirname", "-z", "a"], ["basename"], ["basename", "a", "b", "c"], ["basename", "-a", "x"],
            ["id"], ["id", "-g"], ["uname", "-a"], ["date", "-r", "x"], ["hostname", "-f"],
            ["git", "status"], ["gcloud", "auth", "list"], ["gcloud", "config", "set", "project", "x"],
            ["gcloud", "projects", "describe", "p"],
        ]
    )
    func unread(_ words: [String]) {
        guard case .unknown = NativeCommands.reading(of: words.map { ByteString($0) }, in: "/") else {
            Issue.record("\(words) is answered")
            return
        }
    }

    @Test(
        "forms of date that tell of now are another each time",
        arguments: [["date"], ["date", "-u"], ["date", "-d", "now", "+%F"], ["date", "-I"]]
    )
    func changing(_ words: [String]) {
        #expect(NativeCommands.reading(of: words.map { ByteString($0) }, in: "/") == .unstable)
    }

    @Test("any other program is none of these")
    func others() {
        #expect(NativeCommands.reading(of: ["ls"], in: "/") == nil)
    }

    @Test(
        "what the surroundings are asked",
        arguments: [
            (["whoami"], Question.userName), (["id", "-un"], .userName), (["id", "-u", "-n"], .userName),
            (["hostname"], .hostName), (["uname"], .system(UInt8(ascii: "s"))),
            (["uname", "-m"], .system(UInt8(ascii: "m"))),
            (["date", "+%F"], .date(format: "%F", isUTC: false)),
            (["date", "-u", "+%s"], .date(format: "%s", isUTC: true)),
            (["gcloud", "config", "get-value", "project"], .gcloudProperty("project")),
            (["gcloud", "config", "get", "compute/region", "-q"], .gcloudProperty("compute/region")),
            (["gcloud", "projects", "describe", "p", "--format=value(projectNumber)"], .projectNumber("p")),
            (["gcloud", "projects", "describe", "--format", "value(projectNumber)", "p"], .projectNumber("p")),
            (["git", "rev-parse", "--show-toplevel"], .gitTopLevel("/w")),
            (["git", "-C", "x", "rev-parse", "--abbrev-ref", "HEAD"], .gitBranch("/w/x")),
        ]
    )
    func questions(_ words: [String], _ question: Question) {
        #expect(NativeCommands.reading(of: words.map { ByteString($0) }, in: "/w") == .ask(question))
    }
}
