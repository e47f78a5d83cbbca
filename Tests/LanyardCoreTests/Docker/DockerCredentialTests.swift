import Testing

@testable import LanyardCore

@Suite("Docker's credential protocol")
struct DockerCredentialTests {
    @Test("answers in one line with its three names in order")
    func line() throws {
        let token = try #require(AccessToken("ya29.a/b+c="))
        #expect(
            String(decoding: DockerCredential.answer(token, for: "https://gcr.io/v2/"), as: UTF8.self)
                == #"{"ServerURL":"https://gcr.io/v2/","Username":"oauth2accesstoken","Secret":"ya29.a/b+c="}"# + "\n"
        )
    }

    @Test("lists hosts, and an empty object where there is none")
    func list() {
        #expect(DockerCredential.list([]) == "{}\n")
        #expect(
            DockerCredential.list(["gcr.io", "127.0.0.1:5000"])
                == #"{"gcr.io":"oauth2accesstoken","127.0.0.1:5000":"oauth2accesstoken"}"# + "\n"
        )
    }

    @Test(
        "reads what is to be stored, names in any case",
        arguments: [
            (
                #"{"ServerURL":"h","Username":"u","Secret":"s"}"#,
                DockerCredential(server: "h", username: "u", secret: "s")
            ),
            (
                "\n{ \"secret\" : \"s\",\n\"SERVERURL\":\"h\", \"Extra\": [1],\r\n\t\"userName\":\"u\" }\n\n",
                DockerCredential(server: "h", username: "u", secret: "s")
            ),
            (#"{"ServerURL":null}"#, DockerCredential(server: "", username: "", secret: "")),
            ("{}", DockerCredential(server: "", username: "", secret: "")),
            (#"{"Username":1}"#, nil), ("[]", nil), ("", nil), (#"{"ServerURL":"h""#, nil), ("null", nil),
        ] as [(String, DockerCredential?)]
    )
    func stored(_ text: String, _ credential: DockerCredential?) {
        #expect(DockerCredential(stored: Array(text.utf8)) == credential)
    }

    @Test(
        "takes a server's address without line ends and the blanks around it",
        arguments: [
            ("gcr.io", "gcr.io"), ("gcr.io\n", "gcr.io"), ("  gcr.io\t\r\n\r\n", "gcr.io"), ("gcr\n.io", "gcr.io"),
            ("", ""), (" \n\t \n", ""),
            (String(repeating: "a", count: 65535), String(repeating: "a", count: 65535)),
            (String(repeating: "a", count: 65536), nil), (String(repeating: "\n", count: 70000), nil),
        ] as [(String, String?)]
    )
    func server(_ input: String, _ server: String?) {
        #expect(DockerCredential.server(Array(input.utf8)) == server)
    }
}
