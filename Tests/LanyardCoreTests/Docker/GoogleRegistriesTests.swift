import Testing

@testable import LanyardCore

@Suite("A registry's host")
struct GoogleRegistriesTests {
    @Test(
        "of Google's gets a token, however a client spells it",
        arguments: [
            ("gcr.io", "gcr.io"), ("us.gcr.io", "us.gcr.io"), ("eu.gcr.io", "eu.gcr.io"),
            ("asia.gcr.io", "asia.gcr.io"),
            ("marketplace.gcr.io", "marketplace.gcr.io"), ("staging-k8s.gcr.io", "staging-k8s.gcr.io"),
            ("l.gcr.io", "l.gcr.io"), ("launcher.gcr.io", "launcher.gcr.io"), ("k8s.gcr.io", "k8s.gcr.io"),
            ("mirror.gcr.io", "mirror.gcr.io"), ("us-mirror.gcr.io", "us-mirror.gcr.io"),
            ("eu-mirror.gcr.io", "eu-mirror.gcr.io"), ("asia-mirror.gcr.io", "asia-mirror.gcr.io"),
            ("us-docker.pkg.dev", "us-docker.pkg.dev"), ("europe-docker.pkg.dev", "europe-docker.pkg.dev"),
            ("us-central1-docker.pkg.dev", "us-central1-docker.pkg.dev"),
            ("europe-west12-docker.pkg.dev", "europe-west12-docker.pkg.dev"),
            ("northamerica-northeast1-docker.pkg.dev", "northamerica-northeast1-docker.pkg.dev"),
            // A region that is not there yet.
            ("atlantis-deepsouth99-docker.pkg.dev", "atlantis-deepsouth99-docker.pkg.dev"),
            ("docker.us-central1.rep.pkg.dev", "docker.us-central1.rep.pkg.dev"),
            ("docker.us.rep.pkg.dev", "docker.us.rep.pkg.dev"),
            ("https://gcr.io", "gcr.io"), ("https://gcr.io/", "gcr.io"), ("https://gcr.io/v2/", "gcr.io"),
            ("gcr.io/project/image", "gcr.io"), ("gcr.io:443", "gcr.io"), ("gcr.io:443/p/i:tag@sha256:00", "gcr.io"),
            ("GCR.IO", "gcr.io"), ("https://US-CENTRAL1-docker.PKG.dev:443/p", "us-central1-docker.pkg.dev"),
            ("HTTPS://gcr.io", "gcr.io"),
        ]
    )
    func ours(_ server: String, _ host: String) {
        #expect(GoogleRegistries().host(server)?.name == host)
    }

    @Test(
        "of anybody else's gets none",
        arguments: [
            "", " ", "docker.io", "https://index.docker.io/v1/", "index.docker.io", "ghcr.io", "quay.io",
            "localhost:5000",
            "http://gcr.io", "http://us-docker.pkg.dev", "https://http://gcr.io", "https://https://gcr.io", "//gcr.io",
            "ftp://gcr.io", "https:gcr.io", "https:/gcr.io", "gcr.io@evil.com", "https://gcr.io@evil.com",
            "user:pass@gcr.io", "https://user@gcr.io/", "gcr.io.evil.com", "evilgcr.io", "evil.gcr.io.com",
            "evil.gcr.io",
            "gcr.io.", ".gcr.io", "gcr..io", "gcr.io:", "gcr.io:80", "gcr.io:5000", "gcr.io:0443", "gcr.io:443:443",
            "gcr.io:443@evil.com", "gcr.io:4430", "gcr.io:99999", "gcr.io\\@evil.com", "gcr.io?@evil.com",
            "gcr.io#evil",
            "gcr.io%00", "gcr.io\u{0}", "gcr.io evil.com", "gcr.io/a b", "gcr.io/\u{e9}", "gcr.io/\u{7}", "gсr.io",
            "gcr.io\u{3002}evil",
            "pkg.dev", "docker.pkg.dev", "-docker.pkg.dev", "x.pkg.dev", "x.pkg.dev.evil.com",
            "us-central1-docker.pkg.dev.evil.com", "evil.us-central1-docker.pkg.dev", "us-central1-python.pkg.dev",
            "us-central1docker.pkg.dev", "us--docker.pkg.dev", "us-central1--docker.pkg.dev",
            "us_central1-docker.pkg.dev",
            "us-central-docker.pkg.dev", "1-docker.pkg.dev", "us-central1-a-docker.pkg.dev",
            "us-central1-docker.pkgxdev",
            "us-central1-docker-pkg.dev", "docker.us-central1.rep.pkg.dev.evil.com", "docker..rep.pkg.dev",
            "docker.rep.pkg.dev", "xdocker.us.rep.pkg.dev", "docker.us.evil.rep.pkg.dev", "docker.us_x.rep.pkg.dev",
            "us.rep.pkg.dev", "[::1]", "[::1]:443", "::1", "127.0.0.1:5000",
            String(repeating: "a", count: 64) + "-docker.pkg.dev", String(repeating: "a", count: 70000),
        ]
    )
    func others(_ server: String) {
        #expect(GoogleRegistries().host(server) == nil)
    }

    @Test(
        "that the user adds gets one, by exact host and port",
        arguments: [
            ("127.0.0.1:5000", "127.0.0.1:5000"), ("https://127.0.0.1:5000/v2/", "127.0.0.1:5000"),
            ("127.0.0.1:5001", nil), ("127.0.0.1", nil), ("127.0.0.1:50000", nil), ("http://127.0.0.1:5000", nil),
            ("127.0.0.1:5000@evil.com", nil),
            ("registry.example", "registry.example"), ("Registry.Example:443", "registry.example"),
            ("registry.example:8443", nil), ("x.registry.example", nil), ("registry.example.evil", nil),
            ("mixed.example", "mixed.example"), ("gcr.io", "gcr.io"), ("*", nil), ("with.path", nil),
        ] as [(String, String?)]
    )
    func added(_ server: String, _ host: String?) {
        let registries = GoogleRegistries(
            extra: " 127.0.0.1:5000\tregistry.example:443  Mixed.EXAMPLE * with.path/x u@h "
        )
        #expect(registries.host(server)?.name == host)
        #expect(registries.malformed == ["*", "with.path/x", "u@h"])
    }
}
