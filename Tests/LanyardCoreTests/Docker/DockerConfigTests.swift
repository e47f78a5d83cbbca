import Testing

@testable import LanyardCore

@Suite("Docker's config.json")
struct DockerConfigTests {
    private static func config(_ text: String) throws -> DockerConfig {
        try DockerConfig(Array(text.utf8))
    }

    private static func text(_ config: DockerConfig) -> String {
        String(decoding: config.bytes, as: UTF8.self)
    }

    /// A file before and after `a.io` goes to `lanyard`.
    static let grid: [(before: String, after: String)] = [
        // No file, or one without settings: as Docker writes it.
        ("", "{\n\t\"credHelpers\": {\n\t\t\"a.io\": \"lanyard\"\n\t}\n}\n"),
        ("{}", "{\n\t\"credHelpers\": {\n\t\t\"a.io\": \"lanyard\"\n\t}\n}"),
        ("{}\n", "{\n\t\"credHelpers\": {\n\t\t\"a.io\": \"lanyard\"\n\t}\n}\n"),
        // Docker's own layout, without a final newline.
        (
            "{\n\t\"auths\": {\n\t\t\"x.io\": {}\n\t}\n}",
            "{\n\t\"auths\": {\n\t\t\"x.io\": {}\n\t},\n\t\"credHelpers\": {\n\t\t\"a.io\": \"lanyard\"\n\t}\n}"
        ),
        // Two and four spaces, CR LF, no space at all, one line, blank lines, odd places for commas.
        (
            "{\n  \"credsStore\": \"pass\"\n}\n",
            "{\n  \"credsStore\": \"pass\",\n  \"credHelpers\": {\n    \"a.io\": \"lanyard\"\n  }\n}\n"
        ),
        (
            "{\r\n    \"experimental\": \"enabled\"\r\n}\r\n",
            "{\r\n    \"experimental\": \"enabled\",\r\n    \"credHelpers\": {\r\n        \"a.io\": \"lanyard\"\r\n    }\r\n}\r\n"
        ),
        ("{\"a\":1}", "{\"a\":1,\"credHelpers\":{\"a.io\":\"lanyard\"}}"),
        ("{\"a\": 1, \"b\": 2}", "{\"a\": 1, \"b\": 2, \"credHelpers\": {\"a.io\": \"lanyard\"}}"),
        (" \n{ \"a\" : 1 }\t", " \n{ \"a\" : 1, \"credHelpers\" : {\"a.io\" : \"lanyard\"} }\t"),
        (
            "{\n\n  \"a\": 1\n  , \"b\": 2\n\n}",
            "{\n\n  \"a\": 1\n  , \"b\": 2, \"credHelpers\": {\"a.io\": \"lanyard\"}\n\n}"
        ),
        // A neighbour, whose layout is taken.
        (
            "{\"credHelpers\":{\"gcr.io\":\"gcloud\"},\"z\":0}",
            "{\"credHelpers\":{\"gcr.io\":\"gcloud\",\"a.io\":\"lanyard\"},\"z\":0}"
        ),
        (
            "{\n  \"credHelpers\": {\n    \"gcr.io\": \"gcloud\"\n  }\n}",
            "{\n  \"credHelpers\": {\n    \"gcr.io\": \"gcloud\",\n    \"a.io\": \"lanyard\"\n  }\n}"
        ),
        // Unknown members, an order of their own, numbers and text that no writer would give back alike.
        (
            "{\"zeta\":1e400,\"alpha\":\"\\u00e9\\/é\",\"HttpHeaders\":{\"b\":[],\"a\":{}},\"n\":12345678901234567890}",
            "{\"zeta\":1e400,\"alpha\":\"\\u00e9\\/é\",\"HttpHeaders\":{\"b\":[],\"a\":{}},\"n\":12345678901234567890"
                + ",\"credHelpers\":{\"a.io\":\"lanyard\"}}"
        ),
    ]

    @Test("gets our helper in its own layout, and loses it again, to the byte", arguments: grid)
    func addAndRemove(_ before: String, _ after: String) throws {
        let configured = try DockerConfigTests.config(before).setting("lanyard", for: "a.io")
        #expect(DockerConfigTests.text(configured) == after)
        #expect(try configured.setting("lanyard", for: "a.io") == configured)
        guard !before.allSatisfy({ "{} \n".contains($0) }) else { return }
        #expect(DockerConfigTests.text(try configured.removingHelper(of: "a.io")) == before)
    }

    @Test("keeps both neighbours' bytes wherever the helper stands")
    func removalAnywhere() throws {
        let hosts = ["a.io", "b.io", "c.io"]
        for layout in ["{\"credHelpers\": {%}, \"z\": 1}", "{\n \"credHelpers\" : {\n  %\n }\n}"] {
            let separator = layout.contains("\n") ? " ,\n  " : ","
            func whole(_ hosts: [String]) -> String {
                let inner = hosts.map { "\"\($0)\" : \"lanyard\"" }.joined(separator: separator)
                return layout.split(separator: "%").map { String($0) }.joined(separator: inner)
            }
            #expect(
                DockerConfigTests.text(try DockerConfigTests.config(whole(hosts)).removingHelper(of: "a.io"))
                    == whole(["b.io", "c.io"])
            )
            for gone in hosts.dropFirst() {
                let rest = try DockerConfigTests.config(whole(hosts)).removingHelper(of: gone)
                #expect(rest.helpers.map(\.host) == hosts.filter { $0 != gone })
            }
        }
    }

    @Test(
        "has one value replaced, and nothing else",
        arguments: [
            (
                "{\"credHelpers\":{\"a.io\":\"gcloud\",\"b\":\"x\"}}",
                "{\"credHelpers\":{\"a.io\":\"lanyard\",\"b\":\"x\"}}"
            ),
            ("{\"credHelpers\": { \"a\\u002eio\" :\n\"\" }}", "{\"credHelpers\": { \"a\\u002eio\" :\n\"lanyard\" }}"),
            ("{\"credHelpers\": null, \"z\": 1}", "{\"credHelpers\": {\"a.io\": \"lanyard\"}, \"z\": 1}"),
            ("{\n\t\"credHelpers\": {}\n}", "{\n\t\"credHelpers\": {\n\t\t\"a.io\": \"lanyard\"\n\t}\n}"),
        ]
    )
    func replacement(_ before: String, _ after: String) throws {
        #expect(DockerConfigTests.text(try DockerConfigTests.config(before).setting("lanyard", for: "a.io")) == after)
    }

    @Test(
        "is refused, with the byte at fault",
        arguments: [
            ("\u{feff}{}", 0), ("{", 1), ("{\"a\":1,}", 7), ("[]", 0), ("null", 0), ("{} x", 3), ("{\"a\":1}{}", 7),
            ("{'a':1}", 1), ("// x\n{}", 0), ("{\"a\":tru}", 5), ("{\"a\":\"\n\"}", 6), ("\0", 0), ("{}\0", 2),
            ("{\"a\":1,\"a\":2}", 7), ("{\"auths\":{},\"auths\":{}}", 12),
            ("{\"credHelpers\":{},\"credHelpers\":{}}", 18), ("{\"credHelpers\":{\"h\":\"x\",\"h\":\"y\"}}", 24),
            ("{\"credHelpers\":{\"h\":\"x\",\"\\u0068\":\"y\"}}", 24),
            ("{\"CredHelpers\":{}}", 1), ("{\"credHelpers\":{},\"credhelpers\":{}}", 18),
            ("{\"credHelpers\":[]}", 15), ("{\"credHelpers\":\"gcloud\"}", 15), ("{\"credHelpers\":{\"h\":1}}", 20),
            ("{\"credHelpers\":{\"h\":null}}", 20),
        ]
    )
    func refused(_ text: String, _ offset: Int) {
        #expect {
            _ = try DockerConfigTests.config(text)
        } throws: { error in
            (error as? JSONSyntaxError)?.offset == offset
        }
    }

    @Test("tells where secrets stand in plain text")
    func plainText() throws {
        let config = try DockerConfigTests.config(
            """
            {"auths": {"gcr.io": {}, "https://us.gcr.io": {"auth": "eA=="}, "x.io": {"auth": ""},
             "y.io": {"identitytoken": "t"}, "z.io": {"password": "p"}, "odd": 1}, "credsStore": "pass"}
            """
        )
        #expect(config.plainTextHosts == ["https://us.gcr.io", "y.io", "z.io"])
        #expect(config.store == "pass")
        #expect(config.helpers.isEmpty)
    }
}
