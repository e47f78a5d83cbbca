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

    @Test(
        "leaves a file alone that it cannot read for certain",
        arguments: [
            ("\u{feff}{}", "1:1: the file begins with a byte order mark"), ("{", "1:2: a name in quotes is expected"),
            ("{\n\t\"é\": 1,\n}", "3:1: a name in quotes is expected"), ("[]", "1:1: an object is expected"),
            ("{\n \"auths\": {},\n \"auths\": {}}", "3:2: the name stands there twice"),
            ("{\"credHelpers\":{\"h\":\"x\",\n\"h\":\"y\"}}", "2:1: the name stands there twice"),
            ("{\"CREDHELPERS\":{}}", "1:2: it must be spelled \"credHelpers\""),
            ("{\"credHelpers\":\"gcloud\"}", "1:16: an object is expected"),
            ("{}\n{}", "2:1: something follows the value"),
        ]
    )
    func malformed(_ content: String, _ fault: String) throws {
        let home = try DockerHome()
        defer { home.folder.remove() }
        try home.folder.create(".docker/config.json", content)
        let state = try home.state(".docker/config.json")
        let commands = [
            ["configure", "--service-account", Self.account, Self.host], ["unconfigure"], ["hosts"],
            ["login", "--no-configure", "--print", Self.host],
        ]
        for arguments in commands {
            let run = try execute(
                Programs.path("lanyard"),
                ["docker"] + arguments,
                environment: home.environment,
                folder: home.folder.path
            )
            #expect(run.code == 1 && run.output == "")
            #expect(
                run.errors == """
                    lanyard: error: \(home.config):\(fault)
                    lanyard: hint: mend it by hand first: Lanyard leaves the file as it is

                    """
            )
        }
        #expect(try home.folder.text(".docker/config.json") == content)
        #expect(try home.state(".docker/config.json") == state)
        #expect(!home.exists(".config/lanyard/env.sh"))
    }

    @Test("follows links, relative and dangling, and keeps the mode", arguments: [true, false])
    func links(_ exists: Bool) throws {
        let home = try DockerHome()
        defer { home.folder.remove() }
        try home.folder.create(".docker/.keep", "")
        try home.folder.create("dots/docker/.keep", "")
        if exists {
            try home.folder.create("dots/docker/config", "{}")
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o640],
                ofItemAtPath: home.folder.path + "/dots/docker/config"
            )
        }
        let manager = FileManager.default
        try manager.createSymbolicLink(atPath: home.config, withDestinationPath: "../dots/link")
        try manager.createSymbolicLink(
            atPath: home.folder.path + "/dots/link",
            withDestinationPath: home.folder.path + "/dots/docker/config"
        )
        #expect(try home.lanyard("docker", "configure", Self.host).code == 0)
        #expect(try manager.destinationOfSymbolicLink(atPath: home.config) == "../dots/link")
        #expect(try home.folder.text("dots/docker/config").contains("\"\(Self.host)\": \"lanyard\""))
        #expect(try home.mode("dots/docker/config") == (exists ? 0o640 : 0o600))
        #expect(
            try manager.contentsOfDirectory(atPath: home.folder.path + "/dots/docker").sorted() == [".keep", "config"]
        )
        #expect(try home.lanyard("docker", "unconfigure").code == 0)
        #expect(try manager.destinationOfSymbolicLink(atPath: home.config) == "../dots/link")
        #expect(home.exists("dots/docker/config") == exists)
    }

    @Test("tells of a circle of links, a folder and a read-only file in its place")
    func odd() throws {
        let home = try DockerHome()
        defer { home.folder.remove() }
        let manager = FileManager.default
        try home.folder.create(".docker/.keep", "")
        try manager.createSymbolicLink(atPath: home.config, withDestinationPath: "config.json")
        #expect(try home.lanyard("docker", "configure", Self.host).code == 1)
        try manager.removeItem(atPath: home.config)

        try manager.createDirectory(atPath: home.config, withIntermediateDirectories: true)
        let folder = try home.lanyard("docker", "configure", Self.host)
        #expect(folder.errors == "lanyard: error: cannot read \(home.config): not a regular file\n")
        try manager.removeItem(atPath: home.config)

        try home.folder.create(".docker/config.json", "{}")
        try manager.setAttributes([.posixPermissions: 0o444], ofItemAtPath: home.config)
        let readOnly = try home.lanyard("docker", "configure", Self.host)
        #expect(
            readOnly.errors == """
                lanyard: error: \(home.config) is read-only, and is left as it is
                lanyard: hint: chmod u+w it first

                """
        )
        #expect(try home.folder.text(".docker/config.json") == "{}")
    }

    @Test("honours DOCKER_CONFIG, and the empty one not", arguments: ["/elsewhere", "/elsewhere/", "elsewhere"])
    func dockerConfig(_ folder: String) throws {
        let home = try DockerHome()
        defer { home.folder.remove() }
        let value = folder.hasPrefix("/") ? home.folder.path + folder : folder
        let run = try home.lanyard("docker", "configure", Self.host, environment: ["DOCKER_CONFIG": value])
        #expect(run.output.hasPrefix("\(Self.host): configured in \(home.folder.path)/elsewhere/config.json\n"))
        #expect(!home.exists(".docker"))
        #expect(try home.lanyard("docker", "configure", Self.host, environment: ["DOCKER_CONFIG": ""]).code == 0)
        #expect(home.exists(".docker/config.json"))
        let listed = try home.lanyard("credential", "docker", "list", environment: ["DOCKER_CONFIG": value])
        #expect(listed == Run(code: 0, output: "{\"\(Self.host)\":\"oauth2accesstoken\"}\n", errors: ""))
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
