import LanyardCore
import Testing

@Suite("Names of repositories")
struct RepositoryIDTests {
    private static let letters = "a repository's name has only lower-case letters, digits and hyphens, not "

    @Test("legal names", arguments: ["ray-whisper-tune", "a", "gcr.io", "eu.gcr.io", String(repeated: "a", 63)])
    func legal(_ text: String) {
        #expect(RepositoryID.check(text) == nil)
    }

    @Test(
        "what is none",
        arguments: [
            ("", problem("a repository's name may not be empty")),
            ("-tune", problem("a repository's name starts with a letter")),
            ("1tune", problem("a repository's name starts with a letter")),
            ("tune-", problem("a repository's name does not end with a hyphen")),
            ("Tune", problem(letters + "\"T\", a capital", hint: "in lower case: tune")),
            ("my/tune", problem(letters + "\"/\"")),
            ("my.tune", problem(letters + "\".\"")),
            (String(repeated: "a", 64), problem("a repository's name has up to 63 characters, this one has 64")),
        ] as [NameCase]
    )
    func illegal(_ text: String, _ expected: NameProblem?) {
        #expect(RepositoryID.check(text)?.told == expected)
    }
}
