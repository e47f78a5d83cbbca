import Testing

/// Whatever is typed wrong, or stands in a place where it cannot be used: one line at least says what to do.
@Suite("Bad input")
struct BadInputHintTests {
    @Test(
        "comes with a hint",
        arguments: [
            "lanyard init --account me@example.com --project Ray --region us-central1 --service-account-name name-1",
            "lanyard token --scopes ''",
            "lanyard token --as-user --service-account a@ray-whisper.iam.gserviceaccount.com",
            "env -u HOME lanyard hook bash --install",
            "printf 'export A=$%s\\n' \"'\\\\377'\" >env.sh; lanyard env --format json",
            "mkdir -p .docker/config.json; lanyard docker hosts",
            "mkdir .docker; mkfifo .docker/config.json; lanyard docker hosts",
            "mkdir .docker; ln -s config.json .docker/config.json; lanyard docker hosts",
            "mkdir .docker; head -c 5000000 /dev/zero >.docker/config.json; lanyard docker hosts",
            "DOCKER_CONFIG=/dev/null lanyard docker configure us-docker.pkg.dev",
            "env -u HOME -u DOCKER_CONFIG lanyard docker hosts",
            "LANYARD_STORE=none lanyard refresh",
            "SSL_CERT_FILE=/nowhere CLOUDSDK_CORE_CUSTOM_CA_CERTS_FILE= lanyard token --as-user --no-cache",
            "lanyard credential docker get </dev/null",
            "head -c 70000 /dev/zero | lanyard credential docker get",
            "lanyard credential docker nonsense",
            "echo nonsense | lanyard credential docker store",
        ]
    )
    func hint(_ script: String) throws {
        let run = try inSandbox(script, options: ["--no-keyring"])
        #expect(run.code != 0)
        #expect(run.errors.contains("lanyard: error: ") && run.errors.contains("lanyard: hint: "), "\(run)")
    }
}
