import Testing

/// `lanyard docker hosts`, and what passes the helper by.
@Suite("lanyard docker hosts")
struct DockerHostsTests {
    private static let account = "ray-ai-training@ray-whisper.iam.gserviceaccount.com"

    @Test("tells who asks Lanyard, for whom, and where a password lies open")
    func report() throws {
        let home = try DockerHome()
        defer { home.folder.remove() }
        try home.folder.create(
            ".docker/config.json",
            """
            {"auths": {"gcr.io": {"auth": "eDp5"}, "x.io": {"auth": "eDp5"}},
             "credsStore": "pass", "credHelpers": {"us.gcr.io": "lanyard", "eu.gcr.io": "gcloud", "x.io": "x"}}
            """
        )
        try home.folder.create(".config/lanyard/env.sh", "LANYARD_REGISTRY_ACCOUNTS=us.gcr.io=\(Self.account)\n")
        let warning =
            "lanyard: warning: \(home.config) holds a password for gcr.io in plain text; docker logout gcr.io takes it out\n"
        #expect(
            try home.lanyard("docker", "hosts")
                == Run(
                    code: 0,
                    output: """
                        us.gcr.io  configured                     \(Self.account)
                        eu.gcr.io  asks docker-credential-gcloud  no account
                        gcr.io     not configured                 no account

                        """,
                    errors: warning
                )
        )
        #expect(
            try home.lanyard("docker", "hosts", "--json")
                == Run(
                    code: 0,
                    output: """
                        {
                          "config": "\(home.config)",
                          "credsStore": "pass",
                          "hosts": [
                            {
                              "host": "us.gcr.io",
                              "configured": true,
                              "helper": "lanyard",
                              "serviceAccount": "\(Self.account)",
                              "plainText": false
                            },
                            {
                              "host": "eu.gcr.io",
                              "configured": false,
                              "helper": "gcloud",
                              "serviceAccount": null,
                              "plainText": false
                            },
                            {
                              "host": "gcr.io",
                              "configured": false,
                              "helper": null,
                              "serviceAccount": null,
                              "plainText": true
                            }
                          ]
                        }

                        """,
                    errors: warning
                )
        )
    }

    @Test("says so where nothing is known, and where DOCKER_AUTH_CONFIG goes before all helpers")
    func nothing() throws {
        let home = try DockerHome()
        defer { home.folder.remove() }
        #expect(
            try home.lanyard("docker", "hosts", environment: ["DOCKER_AUTH_CONFIG": "{}"])
                == Run(
                    code: 0,
                    output: "no registry is known: lanyard docker configure HOST\n",
                    errors:
                        "lanyard: warning: DOCKER_AUTH_CONFIG is set: for the registries in it, Docker asks no helper\n"
                )
        )
    }

    @Test("warns where Docker would not find the helper, or another one")
    func path() throws {
        let home = try DockerHome()
        defer { home.folder.remove() }
        try home.folder.create("other/docker-credential-lanyard", "#!/bin/sh\n")
        let other = home.folder.path + "/other/docker-credential-lanyard"
        #expect(try execute("/bin/chmod", ["755", other], environment: home.environment).code == 0)
        let shadowed = try home.lanyard(
            "docker",
            "configure",
            "--service-account",
            Self.account,
            "gcr.io",
            environment: ["PATH": home.folder.path + "/other:/usr/bin:/bin"]
        )
        #expect(shadowed.code == 0)
        #expect(shadowed.errors == "lanyard: warning: Docker will start \(other), which is not this lanyard\n")
    }
}
