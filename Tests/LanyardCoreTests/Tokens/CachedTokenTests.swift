import Foundation
import LanyardCore
import Testing

@Suite("A token in a keyring")
struct CachedTokenTests {
    private static func token(principal: String = "user@domain.com", bootID: String = "6f1c") throws -> CachedToken {
        let identity = TokenIdentity(
            target: TokenTarget(
                serviceAccount: "training@ray-whisper.iam.gserviceaccount.com",
                scopes: ["https://www.googleapis.com/auth/b", "https://www.googleapis.com/auth/a"],
                delegates: ["first@ray-whisper.iam.gserviceaccount.com"],
                lifetime: 7200
            ),
            source: Array("auto gcloud=8:/a, \"b\\".utf8),
            endpoints: ["token_host=https://127.0.0.1:1/", "ca_file=/{ca}"]
        )
        return CachedToken(
            token: try #require(AccessToken("ya29.a/b+c=")),
            identity: identity.canonical,
            principal: principal,
            lifetime: 7_199_000,
            receivedWall: -5,
            receivedBoot: 86_400_000,
            bootID: bootID
        )
    }

    @Test(
        "is read as it was written, whoever paid",
        arguments: ["user@domain.com", "", "/a \"b\"\\c\n,}", "/größe/ключ.json", "\u{7f}\u{1}"]
    )
    func roundTrip(_ principal: String) throws {
        let token = try CachedTokenTests.token(principal: principal)
        #expect(CachedToken(payload: token.payload) == token)
        #expect(CachedToken(json: token.json) == token)
        // Other tools may look at it, and tests change it: it is JSON.
        let json = try JSONReader.read(token.payload)
        #expect(json["principal"]?.string == principal && json["identity"]?.array?.count == 8)
        #expect(json.compactBytes == token.payload)
    }

    @Test("tells what it was asked for")
    func target() throws {
        let target = try CachedTokenTests.token().target
        #expect(target.serviceAccount == "training@ray-whisper.iam.gserviceaccount.com" && target.lifetime == 7200)
        #expect(target.scopes == ["https://www.googleapis.com/auth/a", "https://www.googleapis.com/auth/b"])
        #expect(target.delegates == ["first@ray-whisper.iam.gserviceaccount.com"])
        #expect(TokenTarget(canonical: Array("[]".utf8)) == nil)
    }

    @Test("is a miss when it was cut anywhere, or one of its bytes was lost where it counts")
    func cut() throws {
        let payload = try CachedTokenTests.token().payload
        for length in payload.indices { #expect(CachedToken(payload: Array(payload[..<length])) == nil, "\(length)") }
        #expect(CachedToken(payload: payload + payload) == nil)
        #expect(CachedToken(payload: payload + [UInt8(ascii: "\n")]) == nil)
    }

    @Test(
        "is a miss when it is of another version, or a number or the token is none",
        arguments: [
            ("\"version\":2", "\"version\":1"), ("\"version\":2", "\"Version\":2"), ("7199000", "7199000.5"),
            ("7199000", "7199000719900071990"), ("7199000", "-"), ("\"wall\":-5", "\"wall\":\"-5\""),
            ("86400000", "null"), ("ya29.", "ya29 "), ("ya29.a/b+c=", ""), ("\"token\"", "\"secret\""),
        ]
    )
    func broken(_ part: String, _ other: String) throws {
        let payload = String(decoding: try CachedTokenTests.token().payload, as: UTF8.self)
        let parts = payload.components(separatedBy: part)
        try #require(parts.count == 2)
        #expect(CachedToken(payload: Array((parts[0] + other + parts[1]).utf8)) == nil)
    }

    @Test("has an identity that changes with each of its parts, and with the place of each byte")
    func identities() {
        let target = TokenTarget(serviceAccount: "a")
        var all: [[UInt8]] = []
        for (account, lifetime) in [("a", 1), ("b", 1), ("a", 2)] {
            let target = TokenTarget(serviceAccount: account, lifetime: lifetime)
            all.append(TokenIdentity(target: target, source: []).canonical)
        }
        all.append(TokenIdentity(target: TokenTarget(serviceAccount: nil), source: []).canonical)
        all.append(TokenIdentity(target: TokenTarget(serviceAccount: "a", scopes: []), source: []).canonical)
        all.append(TokenIdentity(target: TokenTarget(serviceAccount: "a", delegates: ["d"]), source: []).canonical)
        all.append(TokenIdentity(target: target, source: Array("s".utf8)).canonical)
        all.append(TokenIdentity(target: target, source: [], universe: "s").canonical)
        all.append(TokenIdentity(target: target, source: [], endpoints: ["a", "b"]).canonical)
        all.append(TokenIdentity(target: target, source: [], endpoints: ["a\",\"b"]).canonical)
        #expect(Set(all).count == all.count)
        #expect(TokenIdentity(target: target, source: [], endpoints: ["b", "a"]).canonical == all[all.count - 2])
        #expect(fnv1a(Array("a".utf8)) == "af63dc4c8601ec8c")
    }
}
