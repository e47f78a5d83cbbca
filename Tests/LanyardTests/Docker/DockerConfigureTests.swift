import Foundation
import Testing

/// `lanyard docker configure` and `unconfigure`, on real files.
@Suite("lanyard docker configure")
struct DockerConfigureTests {
    private static let host = "us-central1-docker.pkg.dev"
    private static let account = "ray-ai-training@ray-whisper.iam.gserviceaccount.com"

    @Test("makes config.json, links the helper, and takes both files away again")
    func fromNothing() throws {
        let home = try DockerHome()
        defer { home.folder.remove() }
        let first = try home.lanyard("docker", "configure", "--service-account", Self.account, Self.host)
        #expect(
            first
                == Run(
                    code: 0,
                    output: """
                        \(Self.host): configured in \(home.config)
                        \(Self.host): bound to \(Self.account) in \(home.folder.path)/.config/lanyard/env.sh
                        docker-credential-lanyard: linked in \(home.folder.path)/bin

                        """,
                    errors: ""
                )
        )
        #expect(
            try home.folder.text(".docker/config.json")
                == "{\n\t\"credHelpers\": {\n\t\t\"\(Self.host)\": \"lanyard\"\n\t}\n}\n"
        )
        #expect(
            try home.folder.text(".config/lanyard/env.sh")
                == "LANYARD_REGISTRY_ACCOUNTS=\"\(Self.host)=\(Self.account)\"\n"
        )
        #expect(try home.mode(".docker") == 0o700)
        #expect(try home.mode(".docker/config.json") == 0o600)
        #expect(try home.mode(".config/lanyard/env.sh") == 0o600)
        let link = try FileManager.default.destinationOfSymbolicLink(
            atPath: home.folder.path + "/bin/docker-credential-lanyard"
        )
        #expect(link == "lanyard")

        let before = try [".docker/config.json", ".config/lanyard/env.sh"].map { try home.state($0) }
        let second = try home.lanyard("docker", "configure", "--service-account", Self.account, Self.host)
        #expect(
            second
                == Run(
                    code: 0,
                    output: """
                        \(Self.host): already configured in \(home.config)
                        \(Self.host): already bound to \(Self.account) in \(home.folder.path)/.config/lanyard/env.sh

                        """,
                    errors: ""
                )
        )
        #expect(try [".docker/config.json", ".config/lanyard/env.sh"].map { try home.state($0) } == before)

        let undone = try home.lanyard("docker", "unconfigure")
        #expect(
            undone
                == Run(
                    code: 0,
                    output: """
                        \(Self.host): taken out of \(home.config)
                        \(Self.host): taken out of \(home.folder.path)/.config/lanyard/env.sh

                        """,
                    errors: ""
                )
        )
        #expect(!home.exists(".docker/config.json") && !home.exists(".config/lanyard/env.sh"))
        #expect(try home.lanyard("docker", "unconfigure").output == "no registry was configured\n")
    }

    @Test(
        "gives back every byte when it is taken back",
        arguments: [
            "", "{}", "{ }\n", "{\n}", " \n", "{\"credHelpers\": {}}", "{\"credHelpers\": null}",
            "{\"credHelpers\" : {\"gcr.io\":\"gcloud\" , \"us.gcr.io\":\"lanyardx\"}}",
            "{\r\n  \"auths\" : { },\r\n  \"credsStore\" : \"pass\" }", "{\"é\": \"\\u00e9\", \"n\": 1e400}\n\n\n",
            "{\n\t\"plugins\": {\"b\": {}, \"a\": {}},\n\t\"credHelpers\": {\n\t\t\"x.io\": \"x\"\n\t},\n\t\"z\": [1,2]\n}",
        ]
    )
    func everyByte(_ content: String) throws {
        let home = try DockerHome()
        defer { home.folder.remove() }
        try home.folder.create(".docker/config.json", content)
        try home.folder.create(".config/lanyard/env.sh", "# mine\nexport LANYARD_STORE=kernel")
        for hosts in [[Self.host], ["us-docker.pkg.dev", "eu.gcr.io"]] {
            for host in hosts {
                let run = try home.lanyard("docker", "configure", "--service-account", Self.account, host)
                #expect(run.code == 0, "\(run.errors)")
            }
            #expect(try home.folder.text(".docker/config.json") != content)
            for host in hosts { #expect(try home.lanyard("docker", "unconfigure", host).code == 0) }
            #expect(try home.folder.text(".docker/config.json") == content)
            #expect(try home.folder.text(".config/lanyard/env.sh") == "# mine\nexport LANYARD_STORE=kernel")
        }
    }

    @Test("leaves another tool's helper alone, unless it is told to take its place, and gives that back")
    func otherHelper() throws {
        let home = try DockerHome()
        defer { home.folder.remove() }
        let content = "{\"credHelpers\":{\"gcr.io\":\"gcloud\",\"x.io\":\"ecr-login\"}}"
        try home.folder.create(".docker/config.json", content)
        let refused = try home.lanyard("docker", "configure", Self.host, "gcr.io")
        #expect(
            refused
                == Run(
                    code: 1,
                    output: "",
                    errors: """
                        lanyard: error: gcr.io belongs to docker-credential-gcloud, as \(home.config) has it
                        lanyard: hint: replace that: lanyard docker configure --force gcr.io

                        """
                )
        )
        #expect(try home.folder.text(".docker/config.json") == content)
        #expect(!home.exists("bin/docker-credential-lanyard"))

        #expect(try home.lanyard("docker", "configure", "--force", "gcr.io").code == 0)
        #expect(
            try home.folder.text(".docker/config.json")
                == "{\"credHelpers\":{\"gcr.io\":\"lanyard\",\"x.io\":\"ecr-login\"}}"
        )
        // Another program writes the file meanwhile.
        try home.folder.create(
            ".docker/config.json",
            "{ \"credHelpers\":{\"gcr.io\":\"lanyard\",\"x.io\":\"ecr-login\"}, \"auths\": {} }"
        )
        #expect(try home.lanyard("docker", "unconfigure").code == 0)
        #expect(
            try home.folder.text(".docker/config.json")
                == "{ \"credHelpers\":{\"gcr.io\":\"gcloud\",\"x.io\":\"ecr-login\"}, \"auths\": {} }"
        )
    }

    @Test("loses no host when many commands run at once")
    func atOnce() throws {
        let home = try DockerHome()
        defer { home.folder.remove() }
        let hosts = (1...12).map { "us-east\($0)-docker.pkg.dev" }
        let script = hosts.map { "lanyard docker configure --service-account \(Self.account) \($0) &" }
            .joined(separator: "\n")
        let run = try execute("/bin/bash", ["-c", script + "\nwait"], environment: home.environment)
        #expect(run.errors == "")
        for host in hosts {
            #expect(try home.folder.text(".docker/config.json").contains("\"\(host)\": \"lanyard\""))
            #expect(try home.folder.text(".config/lanyard/env.sh").contains("\(host)=\(Self.account)"))
        }
        #expect(try home.lanyard("docker", "unconfigure").code == 0)
        #expect(!home.exists(".docker/config.json") && !home.exists(".config/lanyard/env.sh"))
    }

    @Test("takes the region's registry, and says where none is known")
    func region() throws {
        let home = try DockerHome()
        defer { home.folder.remove() }
        let none = try home.lanyard("docker", "configure")
        #expect(
            none
                == Run(
                    code: 64,
                    output: "",
                    errors: """
                        lanyard: error: no region is known, and so no registry
                        lanyard: hint: name it: lanyard docker configure us-central1-docker.pkg.dev
                        lanyard: hint: or write an env.sh with REGION: lanyard init

                        """
                )
        )
        try home.folder.create("gcloud/configurations/config_default", "[compute]\nregion = asia-east1\n")
        #expect(try home.lanyard("docker", "configure").output.hasPrefix("asia-east1-docker.pkg.dev: configured"))
        try home.folder.create("env.sh", "export REGION=europe-west4\n")
        #expect(try home.lanyard("docker", "configure").output.hasPrefix("europe-west4-docker.pkg.dev: configured"))
        let named = try home.lanyard("docker", "configure", environment: ["REGION": "us"])
        #expect(named.output.hasPrefix("us-docker.pkg.dev: configured"))
        let odd = try home.lanyard("docker", "configure", environment: ["REGION": "evil.com/us"])
        #expect(odd.code == 64 && odd.output == "")
    }

    @Test("refuses registries that are not Google's, and names the way out")
    func notGoogles() throws {
        let home = try DockerHome()
        defer { home.folder.remove() }
        let refused = try home.lanyard("docker", "configure", "127.0.0.1:5000")
        #expect(
            refused
                == Run(
                    code: 64,
                    output: "",
                    errors: """
                        lanyard: error: 127.0.0.1:5000 is no registry of Google's, so it gets no token
                        lanyard: hint: one of Google's is named like us-central1-docker.pkg.dev
                        lanyard: hint: to give your token to this one, too: export LANYARD_REGISTRIES='127.0.0.1:5000'

                        """
                )
        )
        let extra = ["LANYARD_REGISTRIES": "127.0.0.1:5000"]
        #expect(try home.lanyard("docker", "configure", "127.0.0.1:5000", environment: extra).code == 0)
        #expect(try home.folder.text(".docker/config.json").contains("\"127.0.0.1:5000\": \"lanyard\""))
    }
}
