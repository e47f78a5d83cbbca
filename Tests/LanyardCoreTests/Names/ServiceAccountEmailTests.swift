import LanyardCore
import Testing

@Suite("Addresses of service accounts")
struct ServiceAccountEmailTests {
    private static let form = "an account is named like NAME@PROJECT.iam.gserviceaccount.com"

    @Test(
        "every legal form",
        arguments: [
            "ray-ai-training@ray-whisper.iam.gserviceaccount.com",
            "ray-ai-training@9ray-whisper.iam.gserviceaccount.com",
            "ray-ai-training@openssl-build.iam.gserviceaccount.com",
            "ray-ai-training@ray-whisper.example.com.iam.gserviceaccount.com",
            "123456789012-compute@developer.gserviceaccount.com",
            "123456789012-abc1def@developer.gserviceaccount.com",
            "123456789012@developer.gserviceaccount.com",
            "ray-whisper@appspot.gserviceaccount.com",
            "ray-whisper.example.com@appspot.gserviceaccount.com",
            "123456789012@cloudbuild.gserviceaccount.com",
            "123456789012@cloudservices.gserviceaccount.com",
            "service-123456789012@gcp-sa-artifactregistry.iam.gserviceaccount.com",
            "service-org-123456789012@gcp-sa-logging.iam.gserviceaccount.com",
            "service-123456789012@compute-system.iam.gserviceaccount.com",
        ]
    )
    func legal(_ text: String) {
        #expect(ServiceAccountEmail.check(text) == nil)
    }

    @Test(
        "what is none",
        arguments: [
            ("", problem("a service account's address may not be empty", hint: form)),
            ("ray-ai-training", problem("an e-mail address has one @, this one has 0", hint: form)),
            ("a@b@c", problem("an e-mail address has one @, this one has 2", hint: form)),
            (
                "username@domain.com",
                problem("no service account's address: it does not end with .gserviceaccount.com", hint: form)
            ),
            (
                "ray-ai-training@ray-whisper.iam.gserviceaccount.com.evil.com",
                problem("no service account's address: it does not end with .gserviceaccount.com", hint: form)
            ),
            (
                "ray-ai-training@ray-whisper.gserviceaccount.com",
                problem(
                    "no kind of service account has that domain",
                    hint: "with iam in it: ray-ai-training@ray-whisper.iam.gserviceaccount.com"
                )
            ),
            ("x@y.gserviceaccount.com", problem("no kind of service account has that domain", hint: form)),
            (
                "abc@ray-whisper.iam.gserviceaccount.com",
                problem("a service account's name has 6 to 30 characters, this one has 3", hint: form)
            ),
            (
                "ray ai training@ray-whisper.iam.gserviceaccount.com",
                problem(
                    "a service account's name has only lower-case letters, digits and hyphens, not a space",
                    hint: form
                )
            ),
            (
                "ray-ai-training@ray.iam.gserviceaccount.com",
                problem("the project id in it must have 6 to 30 characters, this one has 3", hint: nil)
            ),
            (
                "ray-ai-training@Ray-Whisper.iam.gserviceaccount.com",
                problem("the project id in it is malformed", hint: form)
            ),
            (
                "ray-ai-training@ray-whisper.local.iam.gserviceaccount.com",
                problem("the project in it has a malformed domain", hint: form)
            ),
            (
                "compute@developer.gserviceaccount.com",
                problem(
                    "before the @ of a default account stands a project's number",
                    hint: "NUMBER-compute@developer.gserviceaccount.com"
                )
            ),
            (
                "ray-whisper@cloudbuild.gserviceaccount.com",
                problem("a project number consists of digits", hint: "NUMBER@cloudbuild.gserviceaccount.com")
            ),
            (
                "training@gcp-sa-artifactregistry.iam.gserviceaccount.com",
                problem("no service agent's address", hint: "service-NUMBER@gcp-sa-NAME.iam.gserviceaccount.com")
            ),
        ] as [NameCase]
    )
    func illegal(_ text: String, _ expected: NameProblem?) {
        #expect(ServiceAccountEmail.check(text)?.told == expected)
    }

    @Test("name and project of an account that people make")
    func parts() throws {
        let parts = try #require(ServiceAccountEmail.parts("ray-ai-training@ray-whisper.iam.gserviceaccount.com"))
        #expect(parts == ("ray-ai-training", "ray-whisper"))
        #expect(ServiceAccountEmail.parts("123-compute@developer.gserviceaccount.com") == nil)
        #expect(ServiceAccountEmail.parts("username@domain.com") == nil)
    }
}
