import Testing

@testable import LanyardExchange

@Suite("An endpoint's address")
struct WebAddressTests {
    @Test(
        "is https, or http to a literal loopback address",
        arguments: [
            ("https://oauth2.googleapis.com/token", "oauth2.googleapis.com", "/token"),
            ("https://Oauth2.GoogleAPIs.com", "oauth2.googleapis.com", "/"),
            ("HTTPS://127.0.0.1:4443/a/b", "127.0.0.1:4443", "/a/b"), ("http://127.0.0.1:80/", "127.0.0.1:80", "/"),
            ("http://127.255.0.9/x", "127.255.0.9", "/x"), ("http://[::1]:8080/", "[::1]:8080", "/"),
            ("https://[2001:db8::1]/", "[2001:db8::1]", "/"), ("https://host/a@b:c", "host", "/a@b:c"),
        ]
    )
    func accepted(_ text: String, _ authority: String, _ path: String) throws {
        let address = try #require(WebAddress(text))
        #expect(address.authority == authority)
        #expect(address.path == path)
    }

    @Test(
        "is refused where two readers could read it in two ways, or where a secret would travel in the open",
        arguments: [
            "", "https://", "oauth2.googleapis.com", "//oauth2.googleapis.com", "ftp://127.0.0.1/",
            "file:///etc/passwd",
            "http://localhost/", "http://example.com/", "http://127.0.0.1.evil.com/", "http://127.1/",
            "http://2130706433/",
            "http://127.0.0.01/", "http://127.0.0.256/", "http://0127.0.0.1/", "http://[::2]/",
            "http://[::ffff:127.0.0.1]/",
            "https://user@oauth2.googleapis.com/", "https://user:word@host/",
            "https://evil.com\\@oauth2.googleapis.com/",
            "https://evil.com#@oauth2.googleapis.com/", "https://evil.com?@oauth2.googleapis.com/", "https://host:0/",
            "https://host:65536/", "https://host:/", "https://host:8a/", "https://host/a b", "https://host/\r\nX: y",
            "https://hôst/", "https://.host/", "https://-host/", "https://ho_st/", "https://[]/", "https://[::1/",
            "https://host/{a}", "https://host/%0a|",
        ]
    )
    func refused(_ text: String) {
        #expect(WebAddress(text) == nil)
    }

    @Test(
        "is continued with one slash, however it ends",
        arguments: ["https://host:1", "https://host:1/", "https://host:1/base", "https://host:1/base/"]
    )
    func continued(_ base: String) throws {
        let address = try #require(WebAddress(base)?.appending("v1/x"))
        #expect(address.description == (base.contains("base") ? "https://host:1/base/v1/x" : "https://host:1/v1/x"))
    }
}

@Suite("A host of Google's")
struct GoogleHostTests {
    @Test(
        "serves a service plainly, in a region, over mTLS or over Private Service Connect",
        arguments: [
            "oauth2.googleapis.com", "us-east1-oauth2.googleapis.com", "oauth2.us-east1.googleapis.com",
            "oauth2.mtls.googleapis.com", "oauth2.us-east1.rep.googleapis.com", "oauth2-p.googleapis.com",
            "oauth2-mine.p.googleapis.com",
        ]
    )
    func served(_ host: String) {
        #expect(GoogleHost.serves("oauth2", host, universe: "googleapis.com"))
    }

    @Test(
        "is nobody else's, nor that of another service",
        arguments: [
            "googleapis.com", ".googleapis.com", "storage.googleapis.com", "oauth2.googleapis.com.evil.com",
            "oauth2googleapis.com", "oauth2.evilgoogleapis.com", "evil.com", "a.b.oauth2.googleapis.com",
            "oauth2.a.b.googleapis.com", "oauth2.a.b.rep.googleapis.com", "evil.oauth2.googleapis.com",
            "oauth2..googleapis.com", "oauth2evil.googleapis.com", "accounts.google.com", "",
        ]
    )
    func foreign(_ host: String) {
        #expect(!GoogleHost.serves("oauth2", host, universe: "googleapis.com"))
    }

    @Test("belongs to a universe")
    func universes() {
        #expect(GoogleHost.serves("sts", "sts.example-cloud.goog", universe: "example-cloud.goog"))
        #expect(!GoogleHost.serves("sts", "sts.googleapis.com", universe: "example-cloud.goog"))
        #expect(!GoogleHost.serves("sts", "sts.", universe: ""))
    }
}
