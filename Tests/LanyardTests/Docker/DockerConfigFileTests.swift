import Foundation
import Testing

/// Where config.json is, who may write it, and what is not touched.
@Suite("lanyard docker and the file config.json")
struct DockerConfigFileTests {
    private static let host = "us-central1-docker.pkg.dev"
    private static let account = "ray-ai-training@ray-whisper.iam.gserviceaccount.com"

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
        #expect(
            folder.errors == """
                lanyard: error: cannot read \(home.config): not a regular file
                lanyard: hint: put a plain file in its place, or name another path: ls -ld \(home.config)

                """
        )
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

    @Test(
        "keeps the file's mode and group",
        .enabled(if: Requirements.isCI || geteuid() == 0, "only root can give a file any group")
    )
    func group() throws {
        let home = try DockerHome()
        defer { home.folder.remove() }
        try home.folder.create(".docker/config.json", "{}")
        #expect(chown(home.config, 0, 4) == 0 && chmod(home.config, 0o640) == 0)
        #expect(try home.lanyard("docker", "configure", Self.host).code == 0)
        let attributes = try FileManager.default.attributesOfItem(atPath: home.config)
        #expect(attributes[.groupOwnerAccountID] as? Int == 4)
        #expect(attributes[.posixPermissions] as? Int == 0o640)
    }

    @Test(
        "writes nothing that belongs to another user",
        .enabled(if: Requirements.isCI || geteuid() == 0, "only root can give files away")
    )
    func otherOwner() throws {
        let home = try DockerHome()
        defer { home.folder.remove() }
        try home.folder.create(".docker/config.json", "{}")
        chown(home.config, 12345, 12345)
        let file = try home.lanyard("docker", "configure", Self.host)
        #expect(
            file
                == Run(
                    code: 1,
                    output: "",
                    errors: "lanyard: error: \(home.config) belongs to another user, and is left as it is\n"
                        + "lanyard: hint: run it as that user, or set HOME to your own\n"
                )
        )
        #expect(try home.folder.text(".docker/config.json") == "{}")

        // As after `sudo -E`: another user's home, and no file yet.
        try FileManager.default.removeItem(atPath: home.folder.path + "/.docker")
        chown(home.folder.path, 12345, 12345)
        let folder = try home.lanyard("docker", "configure", "--service-account", Self.account, Self.host)
        #expect(
            folder.errors
                == "lanyard: error: \(home.folder.path) belongs to another user, so \(home.config) is not made\n"
                + "lanyard: hint: run it as that user, or set HOME to your own\n"
        )
        #expect(!home.exists(".docker") && !home.exists(".config"))
    }
}
