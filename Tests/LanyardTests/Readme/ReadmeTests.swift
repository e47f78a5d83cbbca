import Foundation
import Testing

/// The README's commands, run as they stand there.
@Suite("README")
struct ReadmeTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    private let text: String

    init() throws {
        text = try String(contentsOfFile: ReadmeTests.root + "/README.md", encoding: .utf8)
    }

    /// The contents of all code blocks of that language.
    private func blocks(_ language: String) -> [String] {
        text.components(separatedBy: "\n```\(language)\n").dropFirst().map {
            $0.components(separatedBy: "\n```\n")[0]
        }
    }

    /// What differs from run to run: ports, the sandbox's folder, the salt.
    private func normal(_ text: String) -> [String] {
        var text = text
        for (pattern, name) in [
            ("127\\.0\\.0\\.1:[0-9]+", "ADDRESS"), ("/tmp/lanyard-sandbox\\.[A-Za-z0-9]+", "FOLDER"),
            ("ray-whisper-[0-9a-f]{3}\\b", "BUCKET"), ("(59|60) min left", "LEFT"),
            ("in (59|60) min +[0-9]+ s ", "in LEFT AGE "), ("  +", "  "),
        ] {
            text = text.replacingOccurrences(of: pattern, with: name, options: .regularExpression)
        }
        return text.split(separator: "\n").map { String($0) }
    }

    @Test("the sessions go as they are shown, typed from their first lines on", arguments: [0, 1])
    func session(_ number: Int) throws {
        try #require(blocks("console").count == 2)
        let session = blocks("console")[number].split(separator: "\n").map { String($0) }
        let typed = session.filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
        let shown = session.filter { !$0.hasPrefix("$ ") }
        let home = try TemporaryFolder()
        defer { home.remove() }
        let programs = try ["lanyard", "lanyard-exchange", "lanyard-sandbox"].map { name in
            let path = home.path + "/bin/" + name
            try FileManager.default.createDirectory(atPath: home.path + "/bin", withIntermediateDirectories: true)
            try FileManager.default.copyItem(atPath: Programs.path(name), toPath: path)
            return path
        }
        try FileManager.default.createSymbolicLink(
            atPath: home.path + "/bin/docker-credential-lanyard",
            withDestinationPath: programs[0]
        )
        let run = try execute(
            "/bin/bash",
            ["--norc", "--noprofile", "-c", "exec 2>&1; " + (typed.first ?? "")],
            environment: [
                "HOME": home.path, "PATH": home.path + "/bin:/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8",
            ],
            folder: home.path,
            input: typed.dropFirst().joined(separator: "\n") + "\n"
        )
        #expect(typed.count > (number == 0 ? 10 : 3))
        #expect(normal(run.output) == normal(shown.joined(separator: "\n")))
    }

    @Test("the env.sh that it shows is the one that init writes")
    func envFile() throws {
        let run = try inSandbox("lanyard init --service-account-name ray-ai-training >/dev/null; cat env.sh")
        let shown = try #require(blocks("bash").first)
        #expect(run.output.replacing(/salt=[0-9a-f]{3}/, with: "salt=3fa") == shown + "\n")
    }

    @Test("a session of Jupyter starts once the token lives long enough, and not otherwise")
    func jupyter() throws {
        let line = try #require(blocks("sh").first { $0.hasSuffix("jupyter lab") })
        let run = try inSandbox(
            """
            lanyard init --service-account-name ray-ai-training >/dev/null
            jupyter() { echo "jupyter $*, with $(lanyard token 2>/dev/null | wc -l) token"; }
            \(line)
            lanyard clear; lanyard-sandbox control --lifetime 600 >/dev/null
            \(line) || echo stopped
            """
        )
        let account = "ray-ai-training@ray-whisper.iam.gserviceaccount.com"
        let output = run.output.replacing(/(59|60) min/, with: "N min").replacing(/(9|10) min/, with: "M min")
        let expected = """
            \(account): N min left
            jupyter lab, with 1 token
            1 token forgotten
            \(account): M min left
            stopped

            """
        #expect(output == expected, "\(run.errors)")
    }

    @Test(
        "gcloud takes the command for those who leave",
        .enabled(if: Requirements.tool("gcloud"), "gcloud is not installed")
    )
    func leaving() throws {
        let line = try #require(blocks("sh").first { $0.hasPrefix("gcloud") })
        // The sandbox has no IAM administration: gcloud gets as far as asking for the policy, and no further.
        let run = try inSandbox(
            """
            export CLOUDSDK_API_ENDPOINT_OVERRIDES_IAM=$CLOUDSDK_API_ENDPOINT_OVERRIDES_IAMCREDENTIALS
            export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com
            \(line); echo $?
            lanyard-sandbox log | grep -o 'serviceAccounts/.*:getIamPolicy'
            """
        )
        #expect(
            run.output
                == "1\nserviceAccounts/ray-ai-training@ray-whisper.iam.gserviceaccount.com:getIamPolicy\n",
            "\(run.errors)"
        )
    }

    @Test("each setting that it lists is one that the programs read")
    func settings() throws {
        let names = Set(text.matches(of: /LANYARD_[A-Z_]+/).map { String($0.output) })
        #expect(names.count >= 9)
        let sources = try FileManager.default.subpathsOfDirectory(atPath: ReadmeTests.root + "/Sources")
            .filter { $0.hasSuffix(".swift") }
            .map { try String(contentsOfFile: ReadmeTests.root + "/Sources/" + $0, encoding: .utf8) }.joined()
        for name in names { #expect(sources.contains("\"\(name)\""), "\(name)") }
    }

    @Test("each command that it lists exists, and each that exists is listed")
    func commands() throws {
        let listed = text.components(separatedBy: "## Commands")[1].components(separatedBy: "## env.sh")[0]
        let words = Set(listed.matches(of: /`lanyard ([a-z]+)/).map { String($0.output.1) }).subtracting(["help"])
        let environment = ["HOME": nowhere, "PATH": "/usr/bin:/bin"]
        let help = try execute(Programs.path("lanyard"), ["--help"], environment: environment).output
        let commands = help.components(separatedBy: "SUBCOMMANDS:")[1].matches(of: #/\n  ([a-z]+) /#)
        #expect(words == Set(commands.map { String($0.output.1) }))
    }
}
