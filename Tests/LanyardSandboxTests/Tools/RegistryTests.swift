import Testing

@Suite("The private registry", .enabled(if: Tools.have("docker-registry", "docker", "skopeo", "gcloud", "curl")))
struct RegistryTests {
    /// With a keyring: Docker's CLI uses it unasked where it finds `docker-credential-secretservice`.
    private static let options = ["--registry"]

    /// A token for the service account, in $token and never in argv.
    private static let token = """
        set -eo pipefail
        token=$(gcloud auth print-access-token --impersonate-service-account=\(SandboxServer.account) 2>/dev/null)
        image=docker://$LANYARD_REGISTRIES/ray-whisper/tune/train:latest

        """

    /// An image of one layer in the OCI layout, made by hand in ~/image.
    private static let image = #"""
        mkdir -p ~/image/blobs/sha256 && cd ~/image
        blob() { local sum; sum=$(sha256sum <"$1"); mv "$1" "blobs/sha256/${sum%% *}"; echo "${sum%% *}"; }
        size() { stat -c %s "blobs/sha256/$1"; }
        echo hello >hello && tar -cf layer --remove-files hello
        gzip -n layer -c >zipped && plain=$(sha256sum <layer) && rm layer
        layer=$(blob zipped)
        printf '{"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}' \
            "${plain%% *}" >config
        config=$(blob config)
        type=application/vnd.oci.image
        printf '{"schemaVersion":2,"mediaType":"%s.manifest.v1+json","config":{"mediaType":"%s.config.v1+json",
            "digest":"sha256:%s","size":%s},"layers":[{"mediaType":"%s.layer.v1.tar+gzip","digest":"sha256:%s",
            "size":%s}]}' $type $type "$config" "$(size "$config")" $type "$layer" "$(size "$layer")" >manifest
        manifest=$(blob manifest)
        printf '{"schemaVersion":2,"manifests":[{"mediaType":"%s.manifest.v1+json","digest":"sha256:%s","size":%s,
            "annotations":{"org.opencontainers.image.ref.name":"latest"}}]}' \
            $type "$manifest" "$(size "$manifest")" >index.json
        echo '{"imageLayoutVersion":"1.0.0"}' >oci-layout

        """#

    @Test("lets the Docker CLI log in with a token of gcloud's")
    func dockerLogin() throws {
        let run = try inSandbox(
            RegistryTests.token
                + """
                printf %s "$token" | docker login -u oauth2accesstoken --password-stdin "$LANYARD_REGISTRIES" 2>/dev/null
                lanyard-sandbox log | grep -c '^GET /v2/token?.*service=lanyard-sandbox 200$'
                """,
            options: RegistryTests.options
        )
        #expect(run == Execution(code: 0, output: "Login Succeeded\n1\n", errors: ""))
    }

    @Test("lets nobody in with anything else")
    func dockerRefused() throws {
        let run = try inSandbox(
            """
            printf wrong | docker login -u oauth2accesstoken --password-stdin "$LANYARD_REGISTRIES" 2>/dev/null
            echo $?
            curl -s -o /dev/null -w '%{http_code}\\n' "https://$LANYARD_REGISTRIES/v2/"
            """,
            options: RegistryTests.options
        )
        #expect(run == Execution(code: 0, output: "1\n401\n", errors: ""))
    }

    @Test("takes an image that skopeo pushes, and gives it back byte for byte")
    func skopeo() throws {
        let run = try inSandbox(
            RegistryTests.token + RegistryTests.image
                + """
                printf %s "$token" | skopeo login -u oauth2accesstoken --password-stdin "$LANYARD_REGISTRIES"
                skopeo copy -q oci:$HOME/image:latest "$image"
                skopeo copy -q "$image" oci:$HOME/back:latest
                diff -r ~/image/blobs ~/back/blobs && echo same
                lanyard-sandbox log | grep -oE 'train%3Apull(%2Cpush)?&'
                """,
            options: RegistryTests.options
        )
        let output = "Login Succeeded!\nsame\ntrain%3Apull%2Cpush&\ntrain%3Apull&\n"
        #expect(run == Execution(code: 0, output: output, errors: ""))
    }

    @Test("is refused in plain words where docker-registry is not installed")
    func notInstalled() throws {
        let arguments = ["run", "--no-keyring", "--registry", "/bin/true"]
        let run = try startSandbox(arguments, environment: ["PATH": "/dev/null"]).finish()
        let message = """
            lanyard-sandbox: error: docker-registry is not installed
            lanyard-sandbox: hint: sudo apt-get install docker-registry

            """
        #expect(run == Execution(code: 69, output: "", errors: message))
    }
}
