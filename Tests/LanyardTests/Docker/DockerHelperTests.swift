import Glibc
import LanyardCore
import LanyardSystem
import Testing

@testable import LanyardCommands

/// The helper in a world that has nothing but its streams: any other effect is an issue.
@Suite("docker-credential-lanyard")
struct DockerHelperTests {
    private struct Answer: Equatable {
        var code: ExitCode
        var output: String
        var errors = ""
    }

    private static let token = "ya29.c.TOKEN"
    private static let notFound = Answer(code: .failed, output: "credentials not found in native keychain\n")

    @Sendable
    private static func noTokens(_ query: TokenQuery, in world: World) throws(Failure) -> TokenAnswer {
        Issue.record("a token was asked for")
        throw Failure("none")
    }

    private static func ask(
        _ arguments: [String],
        input: [UInt8]? = nil,
        environment: [String: String] = [:],
        tokens: @escaping TokenProvider = noTokens
    ) -> Answer {
        let output = Shared<[UInt8]>([])
        let errors = Shared<[UInt8]>([])
        var world = World.bare(["docker-credential-lanyard"] + arguments, environment: environment)
        if let input { world.streams.read = { limit in Array(input.prefix(limit + 1)) } }
        world.streams.write = { bytes, stream in
            (stream == .output ? output : errors).change { $0 += bytes }
            return nil
        }
        let code = runDockerHelper(action: arguments, in: world, tokens: tokens)
        return Answer(
            code: code,
            output: String(decoding: output.value, as: UTF8.self),
            errors: String(decoding: errors.value, as: UTF8.self)
        )
    }

    private static func ask(_ action: String, _ input: String) -> Answer {
        ask([action], input: Array(input.utf8))
    }

    @Test(
        "answers for Google's registries, and echoes what it was asked",
        arguments: [
            ("gcr.io", "gcr.io", "gcr.io"), ("us-docker.pkg.dev\n", "us-docker.pkg.dev", "us-docker.pkg.dev"),
            (" https://GCR.io:443/v2/ \r\n", "https://GCR.io:443/v2/", "gcr.io"),
            ("127.0.0.1:5000", "127.0.0.1:5000", "127.0.0.1:5000"),
        ]
    )
    func ours(_ input: String, _ server: String, _ host: String) throws {
        let query = Shared<TokenQuery?>(nil)
        let token = try #require(AccessToken(DockerHelperTests.token))
        let answer = DockerHelperTests.ask(
            ["get"],
            input: Array(input.utf8),
            environment: ["LANYARD_REGISTRIES": "127.0.0.1:5000"]
        ) { asked, _ in
            query.value = asked
            return TokenAnswer(token: token, serviceAccount: "a@p.iam.gserviceaccount.com")
        }
        let line = #"{"ServerURL":"\#(server)","Username":"oauth2accesstoken","Secret":"ya29.c.TOKEN"}"# + "\n"
        #expect(answer == Answer(code: .done, output: line))
        #expect(query.value == TokenQuery(minimumSeconds: 2700, timeLimit: 25_000, registryHost: host))
    }

    @Test(
        "says not found for all others, and looks at nothing first",
        arguments: [
            "docker.io", "https://index.docker.io/v1/", "http://gcr.io", "gcr.io@evil.com", "gcr.io.evil.com",
            "evilgcr.io",
            "x.pkg.dev.evil.com", "127.0.0.1:5000", "\u{0}", "{}", "gcr.io other",
        ]
    )
    func others(_ server: String) {
        #expect(DockerHelperTests.ask("get", server) == DockerHelperTests.notFound)
        #expect(DockerHelperTests.ask(["get"], input: Array(server.utf8) + [0xff]) == DockerHelperTests.notFound)
    }

    @Test("wants a registry's address", arguments: ["get", "erase"])
    func noServer(_ action: String) {
        for input in ["", "\n", "  \r\n\t"] {
            let answer = DockerHelperTests.ask(action, input)
            #expect(
                answer
                    == Answer(
                        code: .failed,
                        output: "no credentials server URL\n",
                        errors: "lanyard: error: no credentials server URL\n"
                            + "lanyard: hint: send the registry's host on standard input, as in us-docker.pkg.dev\n"
                    )
            )
        }
        let long = DockerHelperTests.ask(action, String(repeating: "a", count: 70_000))
        #expect(long.code == .failed && long.output == "a registry's address is shorter than 65536 bytes\n")
    }

    @Test("erases nothing, for any registry", arguments: ["gcr.io", "docker.io", "https://index.docker.io/v1/\n"])
    func erase(_ server: String) {
        #expect(DockerHelperTests.ask("erase", server) == Answer(code: .done, output: ""))
    }

    @Test("drops what came from it, when that is to be stored")
    func store() {
        let own = "{\"ServerURL\":\"gcr.io\",\n\"username\":\"oauth2accesstoken\",\"Secret\":\"s\",\"x\":1}\n"
        #expect(DockerHelperTests.ask("store", own) == Answer(code: .done, output: ""))
    }

    @Test(
        "refuses to store anything else, in one line",
        arguments: [
            ("{}", "no credentials server URL"), (#"{"ServerURL":" "}"#, "no credentials server URL"),
            (#"{"ServerURL":"gcr.io"}"#, "no credentials username"),
            (#"{"ServerURL":"docker.io","Username":""}"#, "no credentials username"),
            (
                #"{"ServerURL":"docker.io","Username":"oauth2accesstoken"}"#,
                "lanyard keeps no credentials for docker.io"
            ),
            (
                #"{"ServerURL":"gcr.io","Username":"_json_key","Secret":"s"}"#,
                "lanyard keeps no password for gcr.io: it gives a token of its own, for oauth2accesstoken"
            ),
            ("", "what Docker sent to be stored is not the JSON of its protocol"),
            ("gcr.io", "what Docker sent to be stored is not the JSON of its protocol"),
        ]
    )
    func storeOthers(_ input: String, _ message: String) {
        let answer = DockerHelperTests.ask("store", input)
        #expect(answer.code == .failed && answer.output == message + "\n")
        #expect(answer.errors.hasPrefix("lanyard: error: " + message + "\n"))
    }

    @Test(
        "tells how it is used",
        arguments: [
            ([], 1), (["get", "gcr.io"], 1), (["get", "get"], 1), (["--help"], 0), (["-h"], 0),
        ] as [([String], Int32)]
    )
    func usage(_ arguments: [String], _ code: Int32) {
        let usage = "Usage: docker-credential-lanyard <store|get|erase|list|version>\n"
        #expect(DockerHelperTests.ask(arguments) == Answer(code: code == 0 ? .done : .failed, output: usage))
    }

    @Test("tells its version", arguments: ["version", "--version", "-v"])
    func tellsVersion(_ action: String) {
        let line = "docker-credential-lanyard (lanyard) \(version)\n"
        #expect(DockerHelperTests.ask([action]) == Answer(code: .done, output: line))
    }

    @Test("knows no other action", arguments: ["", "GET", "login", "a\nb"])
    func unknown(_ action: String) {
        let answer = DockerHelperTests.ask([action])
        let shown = action == "a\nb" ? "a\\nb" : action
        #expect(answer.code == .failed && answer.output == "docker-credential-lanyard: unknown action: \(shown)\n")
    }

    @Test("says what failed where Docker looks and where its user does, and never not found")
    func failure() {
        let answer = DockerHelperTests.ask(["get"], input: Array("gcr.io".utf8)) { _, _ throws(Failure) in
            throw Failure(
                "first\nsecond",
                hints: ["gcloud auth login"],
                exitCode: .notPermitted,
                causes: [Failure("an attempt", hint: "its hint")]
            )
        }
        #expect(
            answer
                == Answer(
                    code: .failed,
                    output: "first\\nsecond\n",
                    errors: """
                        lanyard: error: first\\nsecond
                        lanyard: tried: an attempt
                        lanyard: hint: its hint
                        lanyard: hint: gcloud auth login

                        """
                )
        )
    }

    @Test("stays below 64 KiB on standard error, however much there is to say")
    func longFailure() {
        let long = String(repeating: "x", count: 100_000)
        let answer = DockerHelperTests.ask(["get"], input: Array("gcr.io".utf8)) { _, _ throws(Failure) in
            let cause = Failure(long, hints: Array(repeating: long, count: 50))
            throw Failure(long, hints: Array(repeating: long, count: 50), causes: Array(repeating: cause, count: 50))
        }
        #expect(answer.code == .failed)
        #expect(answer.errors.utf8.count < 65_536 && answer.output.utf8.count < 4096)
    }

    @Test("fails where nobody reads its answer")
    func closedOutput() {
        var world = World.bare()
        world.streams.write = { _, _ in .system(errno: EPIPE) }
        #expect(runDockerHelper(action: ["version"], in: world, tokens: helperTokens) == .failed)
    }
}
