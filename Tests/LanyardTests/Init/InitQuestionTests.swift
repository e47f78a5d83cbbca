import Foundation
import LanyardCore
import Testing

/// `lanyard init` where somebody answers.
@Suite("lanyard init on a terminal")
struct InitQuestionTests {
    private let home: TemporaryFolder

    init() throws {
        home = try TemporaryFolder()
    }

    private func terminal(_ arguments: String...) throws -> Terminal {
        try Terminal(
            Programs.path("lanyard"),
            ["init"] + arguments,
            environment: ["HOME": home.path, "PATH": "/usr/bin:/bin", "TERM": "dumb"],
            folder: home.path
        )
    }

    /// The salt is drawn: three hexadecimal digits, whichever.
    private func withoutSalt(_ text: String) -> String {
        text.replacingOccurrences(
            of: "ray-whisper-[0-9a-f]{3}\\b",
            with: "ray-whisper-SALT",
            options: .regularExpression
        )
        .replacingOccurrences(of: "salt=[0-9a-f]{3}\n", with: "salt=SALT\n", options: .regularExpression)
    }

    private func isAllowed() throws -> Bool {
        let folder = home.path + "/.local/share/lanyard/allowed"
        return try FileManager.default.contentsOfDirectory(atPath: folder).count == 1
    }

    private static let summary = """
        wrote env.sh, which is now allowed:
          USER_ACCOUNT=username@domain.com
          PROJECT_ID=ray-whisper
          REGION=us-central1
          SERVICE_ACCOUNT_NAME=ray-ai-training
          SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com
          REPO=ray-whisper-tune
          TRAIN_IMAGE=us-central1-docker.pkg.dev/ray-whisper/ray-whisper-tune/train
          BUCKET_NAME=ray-whisper-SALT
          BUCKET_URI=gs://ray-whisper-SALT
        next: lanyard check
        then: eval $(lanyard env)

        """

    @Test("everything is asked; the canonical file is written, and allowed")
    func everything() throws {
        defer { home.remove() }
        let terminal = try terminal()
        try terminal.answer("Your Google account: ", "username@domain.com")
        try terminal.answer("Project id: ", "ray-whisper")
        try terminal.answer("Region: ", "us-central1")
        try terminal.answer("Service account's name [ai-training]: ", "  ray-ai-training\t")
        try terminal.answer("Repository of images [ray-whisper-tune]: ", "")
        #expect(try terminal.finish() == 0)
        let screen = """
            Your Google account: username@domain.com
            Project id: ray-whisper
            Region: us-central1
            Service account's name [ai-training]:   ray-ai-training\t
            Repository of images [ray-whisper-tune]: 

            """
        #expect(withoutSalt(terminal.screen) == screen + InitQuestionTests.summary)
        let file = EnvTemplate(
            account: "username@domain.com",
            project: "ray-whisper",
            region: "us-central1",
            serviceAccountName: "ray-ai-training",
            salt: "SALT"
        )
        #expect(try withoutSalt(home.text("env.sh")) == file.text)
        #expect(try isAllowed())
    }

    @Test("gcloud's configuration is offered, and an empty answer takes it")
    func defaults() throws {
        defer { home.remove() }
        let configuration = """
            [core]
            account = username@domain.com
            project = ray-whisper
            [compute]
            zone = us-central1-f
            [auth]
            impersonate_service_account = ray-ai-training@ray-whisper.iam.gserviceaccount.com

            """
        try home.create(".config/gcloud/configurations/config_default", configuration)
        let terminal = try terminal()
        try terminal.answer("Your Google account [username@domain.com]: ", "")
        try terminal.answer("Project id [ray-whisper]: ", "")
        try terminal.answer("Region [us-central1]: ", "")
        try terminal.answer("Service account's name [ray-ai-training]: ", "")
        try terminal.answer("Repository of images [ray-whisper-tune]: ", "")
        #expect(try terminal.finish() == 0)
        #expect(withoutSalt(terminal.screen).hasSuffix("\n" + InitQuestionTests.summary))
    }

    @Test("a wrong answer is told, and asked again; an unknown region is only warned of; flags are not asked")
    func again() throws {
        defer { home.remove() }
        let terminal = try terminal("--project", "ray-whisper", "--repo=tune")
        try terminal.answer("Your Google account: ", "")
        try terminal.answer("Your Google account: ", "me")
        try terminal.answer("Your Google account: ", "me@example.com")
        try terminal.answer("Region: ", "us-central1-a")
        try terminal.answer("Region: ", "us-central9")
        try terminal.answer("Service account's name [ai-training]: ", "")
        #expect(try terminal.finish() == 0)
        let screen = """
            Your Google account: 
            Your Google account: me
            lanyard: error: an e-mail address has one @, this one has 0
            lanyard: hint: an account is named like username@domain.com
            Your Google account: me@example.com
            Region: us-central1-a
            lanyard: error: this is a zone, not a region
            lanyard: hint: its region: us-central1
            Region: us-central9
            lanyard: warning: no region of that name is known to this version of Lanyard
            Service account's name [ai-training]: 
            wrote env.sh, which is now allowed:

            """
        #expect(terminal.screen.hasPrefix(screen))
        #expect(try home.text("env.sh").contains("export REPO=tune\n"))
    }

    @Test("where the answers end, nothing is written")
    func ended() throws {
        defer { home.remove() }
        let terminal = try terminal()
        try terminal.answer("Your Google account: ", "me@example.com")
        try terminal.end("Project id: ")
        #expect(try terminal.finish() == 1)
        let screen = """
            Your Google account: me@example.com
            Project id: 
            lanyard: error: the questions were not answered, so nothing is written
            lanyard: hint: answer them all, or give flags: lanyard init --help

            """
        #expect(terminal.screen == screen)
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.path) == [])
    }

    @Test("nobody is asked anything where the file may not be written")
    func existing() throws {
        defer { home.remove() }
        try home.create("env.sh", "export MINE=1\n")
        let terminal = try terminal()
        #expect(try terminal.finish() == 1)
        let screen = """
            lanyard: error: env.sh exists already
            lanyard: hint: see what is wrong with it: lanyard check
            lanyard: hint: replace it: --force

            """
        #expect(terminal.screen == screen)
        #expect(try home.text("env.sh") == "export MINE=1\n")
    }
}
