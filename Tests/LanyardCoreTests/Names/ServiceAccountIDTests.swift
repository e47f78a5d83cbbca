import LanyardCore
import Testing

@Suite("Names of service accounts")
struct ServiceAccountIDTests {
    private static let letters = "a service account's name has only lower-case letters, digits and hyphens, not "

    @Test("legal names", arguments: ["ray-ai-training", "abcdef", "a-b-c-1", "a" + String(repeated: "1", 29)])
    func legal(_ text: String) {
        #expect(ServiceAccountID.check(text) == nil)
    }

    @Test(
        "what is no name of a service account",
        arguments: [
            ("", problem("a service account's name may not be empty")),
            ("abcde", problem("a service account's name has 6 to 30 characters, this one has 5")),
            (
                "a" + String(repeated: "b", 30),
                problem("a service account's name has 6 to 30 characters, this one has 31")
            ),
            ("1-training", problem("a service account's name starts with a letter")),
            ("-training", problem("a service account's name starts with a letter")),
            ("training-", problem("a service account's name does not end with a hyphen")),
            ("Training", problem(letters + "\"T\", a capital", hint: "in lower case: training")),
            ("ray_training", problem(letters + "\"_\"")),
            ("ray.training", problem(letters + "\".\"")),
            (
                "ray-ai-training@ray-whisper.iam.gserviceaccount.com",
                problem(
                    "this is an e-mail address, not the account's name alone",
                    hint: "the name alone: ray-ai-training"
                )
            ),
        ] as [NameCase]
    )
    func illegal(_ text: String, _ expected: NameProblem?) {
        #expect(ServiceAccountID.check(text)?.told == expected)
    }
}
