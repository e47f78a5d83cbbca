import LanyardCore
import Testing

@Suite("Accounts of people")
struct UserAccountTests {
    private static let form = "an account is named like username@domain.com"

    @Test(
        "legal accounts",
        arguments: ["username@domain.com", "o'brien+gcp@mail.example.co.uk", "First.Last@Example.COM", "1@a.b"]
    )
    func legal(_ text: String) {
        #expect(UserAccount.check(text) == nil)
    }

    @Test(
        "what is none",
        arguments: [
            ("", problem("an account may not be empty", hint: form)),
            ("username", problem("an e-mail address has one @, this one has 0", hint: form)),
            ("a@b@c.d", problem("an e-mail address has one @, this one has 2", hint: form)),
            (
                "@domain.com",
                problem("before the @ of an address stand up to 64 letters, digits and signs", hint: form)
            ),
            (
                "user name@domain.com",
                problem("before the @ of an address stand up to 64 letters, digits and signs", hint: form)
            ),
            (
                String(repeated: "a", 65) + "@domain.com",
                problem("before the @ of an address stand up to 64 letters, digits and signs", hint: form)
            ),
            ("username@domain", problem("after the @ of an address stands a domain", hint: form)),
            ("username@domain..com", problem("after the @ of an address stands a domain", hint: form)),
            ("username@-domain.com", problem("after the @ of an address stands a domain", hint: form)),
            (
                "ray-ai-training@ray-whisper.iam.gserviceaccount.com",
                warning("this is a service account, not a person's", hint: form)
            ),
        ] as [NameCase]
    )
    func illegal(_ text: String, _ expected: NameProblem?) {
        #expect(UserAccount.check(text)?.told == expected)
    }
}
