import Foundation
import Testing

/// The way to the server: proxies, certificates, and what is left of the environment's say in it.
@Suite("The way to Google")
struct TransportTests {
    private static let prepare = """
        export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com LANYARD_STORE=none
        port=${LANYARD_SANDBOX_URL##*:}
        try() { local text; text=$("$@" 2>&1); echo "code $?"
            sed -E "s/:$port/:PORT/g; /note: .*(auth\\/token_host|api_endpoint_overrides)/d; s/^(ya29)\\..*/\\1/" <<<"$text"; }

        """

    private static func run(_ script: String) throws -> Run {
        try inSandbox(prepare + script, options: ["--no-keyring"])
    }

    @Test("names a server that cannot be reached", arguments: ["https://127.0.0.1:1/token"])
    func refused(_ address: String) throws {
        let run = try TransportTests.run("CLOUDSDK_AUTH_TOKEN_HOST=\(address) try lanyard token")
        #expect(
            run.output == """
                code 69
                lanyard: error: cannot connect to 127.0.0.1:1: connection refused
                lanyard: hint: is this machine online?

                """
        )
    }

    @Test("names a server whose name does not resolve")
    func unresolved() throws {
        let run = try TransportTests.run(
            "CLOUDSDK_AUTH_TOKEN_HOST=https://no-such-host.invalid/token try lanyard token"
        )
        #expect(
            run.output == """
                code 69
                lanyard: error: cannot find no-such-host.invalid: its name does not resolve
                lanyard: hint: is this machine online?

                """
        )
    }

    @Test("trusts no certificate but those it was told of, whatever disable_ssl_validation says")
    func untrusted() throws {
        let run = try TransportTests.run(
            """
            unset CLOUDSDK_CORE_CUSTOM_CA_CERTS_FILE SSL_CERT_FILE
            export CLOUDSDK_AUTH_DISABLE_SSL_VALIDATION=true
            try lanyard token | sed -E 's/(is not trusted: ).*/\\1WHY/'
            lanyard-sandbox log 2>/dev/null | wc -l
            """
        )
        #expect(
            run.output.hasPrefix(
                """
                code 69
                lanyard: error: the certificate of 127.0.0.1:PORT is not trusted: WHY
                lanyard: hint: behind a proxy that opens TLS, name its certificate: \
                gcloud config set core/custom_ca_certs_file FILE

                """
            ),
            "\(run)"
        )
    }

    @Test(
        "trusts what the environment or gcloud names",
        .enabled(if: Requirements.tool("openssl"), "openssl is missing"),
        arguments: [
            "export SSL_CERT_FILE=$ca", "export CLOUDSDK_CORE_CUSTOM_CA_CERTS_FILE=$ca SSL_CERT_FILE=/dev/null",
            "mkdir -p c; cp $ca c/ca.pem; openssl rehash c; export SSL_CERT_DIR=$PWD/c",
        ]
    )
    func trusted(_ setting: String) throws {
        let run = try TransportTests.run(
            """
            ca=$SSL_CERT_FILE; unset CLOUDSDK_CORE_CUSTOM_CA_CERTS_FILE SSL_CERT_FILE
            \(setting)
            try lanyard token
            """
        )
        #expect(run.output == "code 0\nya29\n", "\(run.errors)")
    }

    @Test("says which setting names a file of certificates that is not there")
    func missingCertificates() throws {
        let run = try TransportTests.run("CLOUDSDK_CORE_CUSTOM_CA_CERTS_FILE=/nowhere/ca.pem try lanyard token")
        #expect(
            run.output == """
                code 1
                lanyard: error: gcloud's core/custom_ca_certs_file is /nowhere/ca.pem, where there is no such file
                lanyard: hint: name a file of certificates (PEM) there, or trust the system's: gcloud config unset core/custom_ca_certs_file

                """
        )
    }

    @Test("sends no secret over http to anywhere but this machine")
    func plain() throws {
        let run = try TransportTests.run("CLOUDSDK_AUTH_TOKEN_HOST=http://example.com/token try lanyard token")
        #expect(
            run.output == """
                code 1
                lanyard: error: gcloud's auth/token_host is http://example.com/token, to which no secret is sent
                lanyard: hint: it must be an https address, or http to 127.0.0.1: gcloud config unset auth/token_host

                """
        )
    }

    @Test(
        "goes through gcloud's proxy, else through that of the environment, with the password in no message",
        arguments: [
            (
                "CLOUDSDK_PROXY_TYPE=http CLOUDSDK_PROXY_ADDRESS=127.0.0.1 CLOUDSDK_PROXY_PORT=$proxy"
                    + " CLOUDSDK_PROXY_USERNAME=me CLOUDSDK_PROXY_PASSWORD=p@ss:word NO_PROXY='*'", "me:p@ss:word"
            ),
            ("HTTPS_PROXY=http://me:secret@127.0.0.1:$proxy", "me:secret"),
            ("https_proxy=http://me:secret@127.0.0.1:$proxy HTTPS_PROXY=http://127.0.0.1:1", "me:secret"),
        ]
    )
    func proxies(_ settings: String, _ credentials: String) throws {
        let proxy = try RefusingProxy()
        let run = try TransportTests.run("proxy=\(proxy.port); export \(settings); try lanyard token")
        let request = proxy.request()
        let basic = Data(credentials.utf8).base64EncodedString()
        #expect(request.hasPrefix("CONNECT 127.0.0.1:"), "\(run)")
        #expect(request.contains("Proxy-Authorization: Basic \(basic)\r\n"))
        #expect(!request.contains("refresh_token"))
        #expect(run.output.hasPrefix("code 69\nlanyard: error: "))
        #expect(!run.output.contains("secret") && !run.output.contains("word"))
    }

    @Test("goes past the proxy where NO_PROXY says so, and always where it is plain http on this machine")
    func noProxy() throws {
        let run = try TransportTests.run("HTTPS_PROXY=http://127.0.0.1:1 NO_PROXY=127.0.0.1 try lanyard token")
        #expect(run.output == "code 0\nya29\n", "\(run.errors)")
    }

    @Test("says what is wrong with half a proxy")
    func halfProxy() throws {
        let run = try TransportTests.run("CLOUDSDK_PROXY_TYPE=http try lanyard token")
        #expect(
            run.output == """
                code 1
                lanyard: error: gcloud's proxy/type, proxy/address and proxy/port are not set together
                lanyard: hint: gcloud config list proxy/

                """
        )
    }

    @Test(
        "keeps one connection for both calls, and writes no keys of TLS sessions anywhere",
        .enabled(if: Requirements.tool("strace"), "strace is missing")
    )
    func oneConnection() throws {
        let run = try TransportTests.run(
            """
            export SSLKEYLOGFILE=$HOME/keys
            strace -f -e trace=connect -o trace env lanyard token >/dev/null 2>&1
            grep -c "sin_port=htons($port)" trace; ls "$HOME/keys" 2>/dev/null | wc -l
            """
        )
        #expect(run.output == "1\n0\n", "\(run.errors)")
    }

    @Test(
        "starts no library of TLS but the one that is used",
        arguments: ["lanyard token", "lanyard token --no-cache"]
    )
    func oneTLS(_ command: String) throws {
        // GnuTLS, which comes along with libcurl's other protocols, says when it starts.
        let run = try TransportTests.run("GNUTLS_DEBUG_LEVEL=9 try \(command) | grep -c gnutls")
        #expect(run.output == "0\n", "\(run.errors)")
    }

    @Test(
        "is given up in time where a name server keeps silent",
        .enabled(if: Requirements.isCI || geteuid() == 0, "only root can have a network of its own"),
        .enabled(if: Requirements.tools("unshare", "python3", "jq"), "unshare, python3 or jq is missing")
    )
    func silentNameServer() throws {
        let run = try inSandbox(
            """
            unset CLOUDSDK_AUTH_TOKEN_HOST
            cat >silent.py <<END
            import fcntl, socket, struct, sys
            loopback = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            fcntl.ioctl(loopback, 0x8914, struct.pack("16sH14x", b"lo", 0x49))
            server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            server.bind(("127.0.0.1", 53))
            open("listens", "w")
            while True: server.recv(999)
            END
            echo nameserver 127.0.0.1 >resolv.conf
            \(ExchangeRequests.token(timeLimit: 2000)) >request
            unshare --mount --net --pid --fork bash -c '
                mount --bind resolv.conf /etc/resolv.conf; python3 silent.py &
                until [ -e listens ]; do sleep 0.01; done; lanyard-exchange <request' | jq -c '.failure | [.message, .code]'
            """,
            options: ["--no-keyring"]
        )
        #expect(run.output == "[\"oauth2.googleapis.com did not answer within 2 s\",69]\n", "\(run.errors)")
    }
}
