import LanyardCore
import LanyardSystem

/// Writes and removes our helper in Docker's config.json.
struct DockerConfigEditing {
    let world: World
    private let path: String
    private let edit: FileEdit

    init(in world: World) throws(Failure) {
        self.world = world
        path = try DockerConfigFile.path(in: world)
        edit = FileEdit(file: UserFile(world: world, path: path, sizeLimit: DockerConfig.sizeLimit))
    }

    /// Names our helper for those registries; one that another helper has is taken from it only where told to.
    func configure(_ hosts: [RegistryHost], replacesOthers: Bool) throws(Failure) -> Bool {
        try edit.run(stripped: withoutUs) { before throws(Failure) in
            var config = try parse(before.bytes)
            var replaced = before.replaced
            for host in hosts.map(\.name) {
                if let other = config.helper(of: host), other != DockerConfigFile.helper {
                    guard replacesOthers else { throw taken(host, by: other) }
                    replaced[host] = other
                }
                config = try changed { () throws(JSONSyntaxError) in
                    try config.setting(DockerConfigFile.helper, for: host)
                }
            }
            return .write(config.bytes, replaced: replaced)
        }
    }

    /// Removes our helper for those registries, and gives back to others what we took from them.
    func unconfigure(_ hosts: [String]) throws(Failure) -> Bool {
        try edit.run(stripped: withoutUs) { before throws(Failure) in
            var config = try parse(before.bytes)
            var replaced = before.replaced
            for host in hosts where config.helper(of: host) == DockerConfigFile.helper {
                let other = replaced.removeValue(forKey: host)
                config = try changed { () throws(JSONSyntaxError) in
                    guard let other else { return try config.removingHelper(of: host) }
                    return try config.setting(other, for: host)
                }
            }
            if config.ourHosts.isEmpty, before.bytes != nil, before.original != nil { return .restore }
            return .write(config.bytes, replaced: replaced)
        }
    }

    private func withoutUs(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
        var config = try parse(bytes)
        for host in config.ourHosts {
            config = try changed { () throws(JSONSyntaxError) in try config.removingHelper(of: host) }
        }
        return config.bytes
    }

    private func parse(_ bytes: [UInt8]?) throws(Failure) -> DockerConfig {
        try DockerConfigFile.parse(bytes ?? [], path)
    }

    /// An edit of a text that was read gives a text that can be read: an error here is a fault of ours.
    private func changed(_ edit: () throws(JSONSyntaxError) -> DockerConfig) throws(Failure) -> DockerConfig {
        do throws(JSONSyntaxError) {
            return try edit()
        } catch {
            throw Failure(
                "\(visible(path)) cannot be changed without harm, and is left as it is",
                hint: "take the registry's line out of credHelpers by hand"
            )
        }
    }

    private func taken(_ host: String, by other: String) -> Failure {
        let name =
            other.isEmpty ? "is to come from config.json itself" : "belongs to docker-credential-\(visible(other))"
        return Failure(
            "\(host) \(name), as \(visible(path)) has it",
            hint: "replace that: lanyard docker configure --force \(host)"
        )
    }
}
