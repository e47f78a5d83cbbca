import LanyardCore
import Testing

@Suite("Project ids")
struct ProjectIDTests {
    private static let letters = "a project id has only lower-case letters, digits and hyphens, not "
    private static let legacyDomain = "project ids with a domain are a legacy form that new projects cannot have"
    private static let legacyDigit =
        "project ids that start with a digit are a legacy form that new projects cannot have"

    @Test(
        "legal ids",
        arguments: ["ray-whisper", "abcdef", "a12345", "a-----b", "a" + String(repeated: "b", 29), "goog-things"]
    )
    func legal(_ text: String) {
        #expect(ProjectID.check(text) == nil)
    }

    @Test(
        "what is no project id",
        arguments: [
            ("", problem("a project id may not be empty")),
            ("abcde", problem("a project id has 6 to 30 characters, this one has 5")),
            ("a" + String(repeated: "b", 30), problem("a project id has 6 to 30 characters, this one has 31")),
            ("-ray-whisper", problem("a project id starts with a letter")),
            ("ray-whisper-", problem("a project id does not end with a hyphen")),
            ("Ray-Whisper", problem(letters + "\"R\", a capital", hint: "in lower case: ray-whisper")),
            ("RAY", problem(letters + "\"R\", a capital")),
            ("ray_whisper", problem(letters + "\"_\"")),
            ("ray whisper", problem(letters + "a space")),
            ("ray-wh\u{ef}sper", problem(letters + "\"\u{ef}\"")),
            ("ray\u{1b}[31m-whisper", problem(letters + "\"\\u{1b}\"")),
            ("my-google-thing", problem("no project id may contain \"google\"")),
            ("nullable-things", problem("no project id may contain \"null\"")),
            ("is-undefined", problem("no project id may contain \"undefined\"")),
            ("openssl-build", problem("no project id may contain \"ssl\"")),
            (
                "123456789012",
                problem(
                    "this is a project's number, not its id",
                    hint: "gcloud projects describe 123456789012 --format='value(projectId)'"
                )
            ),
            ("12345678901234567890", problem("a project id does not consist of digits alone")),
            (
                "nodomain:ray-whisper",
                problem("before the colon of a project id stands a domain, as in example.com:project")
            ),
            ("example.com:ray", problem("a project id has 6 to 30 characters, this one has 3")),
        ] as [NameCase]
    )
    func illegal(_ text: String, _ expected: NameProblem?) {
        #expect(ProjectID.check(text)?.told == expected)
    }

    @Test(
        "legacy forms are warnings",
        arguments: [
            ("example.com:ray-whisper", warning(legacyDomain)),
            ("google.com:ray-whisper", warning(legacyDomain)),
            ("9ray-whisper", warning(legacyDigit)),
        ] as [NameCase]
    )
    func legacy(_ text: String, _ expected: NameProblem?) {
        #expect(ProjectID.check(text)?.told == expected)
    }

    @Test(
        "numbers",
        arguments: [
            ("1", true), ("1234567890123456789", true), ("12345678901234567890", false), ("", false), ("12a", false),
        ]
    )
    func numbers(_ text: String, _ isNumber: Bool) {
        #expect((ProjectNumber.check(text) == nil) == isNumber)
    }
}
