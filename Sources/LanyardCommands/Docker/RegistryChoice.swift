import LanyardCore
import LanyardSystem

/// Which registries a command is about.
struct RegistryChoice {
    let world: World
    private let registries: GoogleRegistries

    init(in world: World) {
        self.world = world
        registries = GoogleRegistries(extra: world.environment["LANYARD_REGISTRIES"])
        for entry in registries.malformed {
            Report(world).warning("LANYARD_REGISTRIES holds \(visible(entry, limit: 300)), which is no host[:port]")
        }
    }

    /// Those that the user has added to Google's.
    var added: [RegistryHost] { registries.added }

    /// The named ones, each once; else the one where the project's region keeps its images.
    func hosts(_ named: [String]) throws(Failure) -> [RegistryHost] {
        guard !named.isEmpty else { return [try usual()] }
        var hosts: [RegistryHost] = []
        for text in named {
            let host = try host(text)
            if !hosts.contains(host) { hosts.append(host) }
        }
        return hosts
    }

    func host(_ text: String) throws(Failure) -> RegistryHost {
        if let host = registries.host(text) { return host }
        var hints = ["one of Google's is named like us-central1-docker.pkg.dev"]
        if let host = RegistryHost(text)?.name, !text.utf8.contains(UInt8(ascii: "/")) {
            hints.append("to give your token to this one, too: export LANYARD_REGISTRIES='\(host)'")
        }
        throw Failure(
            "\(visible(text, limit: 300)) is no registry of Google's, so it gets no token",
            hints: hints,
            exitCode: .usage
        )
    }

    /// `REGION-docker.pkg.dev`, by the region of environment, env.sh or gcloud.
    func usual() throws(Failure) -> RegistryHost {
        let settings = try Settings(world: world, reader: .person)
        var region = settings["REGION"]
        if region == nil { region = try GCloudConfiguration.load(from: world).properties.region }
        guard let region else {
            throw Failure(
                "no region is known, and so no registry",
                hints: [
                    "name it: lanyard docker configure us-central1-docker.pkg.dev",
                    "or write an env.sh with REGION: lanyard init",
                ],
                exitCode: .usage
            )
        }
        guard let host = registries.host(region + "-docker.pkg.dev") else {
            throw Failure(
                "REGION is \(visible(region, limit: 300)), and no registry is named after that",
                hint: "a region is named like us-central1",
                exitCode: .usage
            )
        }
        return host
    }
}
