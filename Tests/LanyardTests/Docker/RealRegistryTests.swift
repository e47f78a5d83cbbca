import Testing

/// The real docker CLI, skopeo and docker-py against a real registry, which lets in whoever Google's stand-in gave a
/// token.
@Suite("With a real registry", .serialized)
struct RealRegistryTests {
    private static let account = "ray-ai-training@ray-whisper.iam.gserviceaccount.com"
    private static let notes = """
        lanyard: note: logins are renewed at GOOGLE/token (auth/token_host)
        lanyard: note: tokens come from GOOGLE/ (api_endpoint_overrides/iamcredentials)

        """

    /// Runs a script with `$R`, the registry, and `$SA`, an account; names that differ each time are made alike.
    private static func run(_ script: String, environment: [String: String] = [:]) throws -> Run {
        let start = """
            cd; mkdir bin; ln -s "$(type -P lanyard)" bin/lanyard; PATH=$HOME/bin:$PATH
            R=$LANYARD_REGISTRIES SA=\(account)
            seds="s#$R#REGISTRY#g; s#$LANYARD_SANDBOX_URL#GOOGLE#g; s#$HOME#HOME#g"

            """
        let end = """

            ) >"$XDG_RUNTIME_DIR/output" 2>"$XDG_RUNTIME_DIR/errors"
            code=$?; sed "$seds" "$XDG_RUNTIME_DIR/output"; sed "$seds" "$XDG_RUNTIME_DIR/errors" >&2; exit $code
            """
        return try inSandbox(
            start + "(\n" + script + end,
            options: ["--registry"],
            environment: environment
        )
    }

    @Test("docker login goes through, and no file ever holds the token", .enabled(if: Requirements.tool("docker")))
    func login() throws {
        let run = try RealRegistryTests.run(
            """
            lanyard docker login --service-account $SA $R; echo "code $?"
            cat .docker/config.json; echo
            token=$(lanyard token --service-account $SA 2>/dev/null)
            grep -rlF "$token" . ; grep -rl oauth2accesstoken .
            lanyard docker login $R 2>/dev/null; echo "code $?"
            docker logout $R; echo "code $?"
            cat .docker/config.json; echo
            lanyard-sandbox log | grep -c generateAccessToken
            """
        )
        #expect(
            run.output == """
                Login Succeeded
                code 0
                {
                \t"auths": {
                \t\t"REGISTRY": {}
                \t},
                \t"credHelpers": {
                \t\t"REGISTRY": "lanyard"
                \t}
                }
                Login Succeeded
                code 0
                Removing login credentials for REGISTRY
                code 0
                {
                \t"auths": {},
                \t"credHelpers": {
                \t\t"REGISTRY": "lanyard"
                \t}
                }
                1

                """,
            "\(run.errors)"
        )
        #expect(
            run.errors == RealRegistryTests.notes + """
                lanyard: note: REGISTRY: configured in HOME/.docker/config.json
                lanyard: note: REGISTRY: bound to \(RealRegistryTests.account) in HOME/.config/lanyard/env.sh
                lanyard: note: docker-credential-lanyard: linked in HOME/bin

                """
        )
    }

    @Test("skopeo pushes and pulls an image with the helper's token", .enabled(if: Requirements.tool("skopeo")))
    func pushAndPull() throws {
        let run = try RealRegistryTests.run(
            """
            lanyard docker configure --service-account $SA $R >/dev/null
            add() { digest=$(sha256sum $1 | cut -d' ' -f1); size=$(stat -c %s $1); mv $1 image/blobs/sha256/$digest; }
            type=application/vnd.oci.image
            mkdir -p image/blobs/sha256; echo hello from the layer >greeting; tar -cf layer greeting
            add layer; layer='"mediaType":"'$type'.layer.v1.tar","digest":"sha256:'$digest'","size":'$size
            echo '{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":["sha256:'$digest'"]}}' >config
            add config; config='"mediaType":"'$type'.config.v1+json","digest":"sha256:'$digest'","size":'$size
            echo '{"schemaVersion":2,"config":{'$config'},"layers":[{'$layer'}]}' >manifest
            add manifest
            manifest='"mediaType":"'$type'.manifest.v1+json","digest":"sha256:'$digest'","size":'$size
            echo '{"schemaVersion":2,"manifests":[{'$manifest'}]}' >image/index.json
            echo '{"imageLayoutVersion":"1.0.0"}' >image/oci-layout
            copy="skopeo --insecure-policy copy --quiet --src-tls-verify=false --dest-tls-verify=false"
            $copy oci:image docker://$R/ray-whisper/train:1; echo "push $?"
            $copy docker://$R/ray-whisper/train:1 oci:back; echo "pull $?"
            for blob in back/blobs/sha256/*; do tar -xOzf $blob greeting 2>/dev/null; done
            skopeo login --get-login $R; skopeo logout $R >/dev/null; echo "logout $?"
            lanyard docker unconfigure >/dev/null
            $copy docker://$R/ray-whisper/train:1 oci:again 2>/dev/null; echo "without $?"
            lanyard-sandbox log | grep -c generateAccessToken
            """
        )
        #expect(
            run.output == """
                push 0
                pull 0
                hello from the layer
                oauth2accesstoken
                logout 0
                without 1
                1

                """,
            "\(run.errors)"
        )
    }

    @Test(
        "docker-py finds, lists, stores and erases",
        .enabled(if: Requirements.isCI || Requirements.pythonWithDocker != nil, "docker-py is missing")
    )
    func dockerPy() throws {
        let run = try RealRegistryTests.run(
            """
            lanyard docker configure --service-account $SA $R >/dev/null
            "$PYTHON" - $R <<'EOF'
            import sys
            from docker.credentials import CredentialsNotFound, Store
            host, store = sys.argv[1], Store("lanyard")
            found = store.get(host)
            print(sorted(found), found["ServerURL"], found["Username"], len(found["Secret"]) > 20)
            print(store.list())
            try:
                store.get("https://index.docker.io/v1/")
            except CredentialsNotFound as error:
                print(error)
            store.store(host, found["Username"], found["Secret"])
            store.erase(host)
            EOF
            """,
            environment: ["PYTHON": Requirements.pythonWithDocker ?? "python3"]
        )
        #expect(
            run.output == """
                ['Secret', 'ServerURL', 'Username'] REGISTRY oauth2accesstoken True
                {'REGISTRY': 'oauth2accesstoken'}
                No matching credentials in docker-credential-lanyard

                """,
            "\(run.errors)"
        )
    }

    @Test("the printed command line logs in as well", .enabled(if: Requirements.tool("docker")))
    func printed() throws {
        let run = try RealRegistryTests.run(
            """
            lanyard docker login --print --service-account $SA $R
            lanyard docker configure --service-account $SA $R >/dev/null
            lanyard docker login --print $R | tee line
            bash line 2>/dev/null; echo "code $?"; ls -A .docker
            """
        )
        let line =
            "lanyard token --service-account \(RealRegistryTests.account) --min-ttl 45m | docker login "
            + "-u oauth2accesstoken --password-stdin REGISTRY\n"
        #expect(run.output == line + line + "Login Succeeded\ncode 0\nconfig.json\n", "\(run.errors)")
        #expect(
            run.errors.hasPrefix(
                "lanyard: note: run this first, or Docker writes the token to its config.json: "
                    + "lanyard docker configure REGISTRY\n"
            )
        )
    }

    @Test(
        "login warns where it may not configure, and passes Docker's refusal on",
        .enabled(if: Requirements.tool("docker"))
    )
    func troubles() throws {
        let run = try RealRegistryTests.run(
            """
            export LANYARD_SERVICE_ACCOUNT=$SA
            ln -s "$(type -P docker)" bin/docker; PATH=$HOME/bin; lanyard=$HOME/bin/lanyard
            $lanyard docker login --no-configure $R 2>errors; echo "code $?"
            /bin/grep '^lanyard: warning' errors
            /bin/sed 's/"auth": ".*"/"auth": "SECRET"/' .docker/config.json; echo
            LANYARD_REGISTRIES=127.0.0.1:1 $lanyard docker login 127.0.0.1:1 >output 2>errors; echo "code $?"
            /bin/grep -qi "connection refused" errors && echo refused
            /bin/rm bin/docker; $lanyard docker login $R 2>&1; echo "code $?"
            """
        )
        #expect(
            run.output == """
                Login Succeeded
                code 0
                lanyard: warning: Docker writes the token to HOME/.docker/config.json in plain text; without --no-configure it would not
                {
                \t"auths": {
                \t\t"REGISTRY": {
                \t\t\t"auth": "SECRET"
                \t\t}
                \t}
                }
                code 1
                refused
                lanyard: error: docker is not on PATH
                lanyard: hint: without it: lanyard docker login --print REGISTRY
                code 1

                """,
            "\(run.errors)"
        )
    }
}
