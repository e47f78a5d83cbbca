import LanyardCore
import LanyardSystem

/// Docker's config.json: where it is, and what stands in it.
struct DockerConfigFile {
    /// As config.json names the helper: Docker puts `docker-credential-` before it.
    static let helper = "lanyard"

    /// As Docker finds it.
    let path: String
    let config: DockerConfig

    init(in world: World) throws(Failure) {
        path = try DockerConfigFile.path(in: world)
        let bytes: [UInt8]?
        do {
            bytes = try world.files.readIfPresent(path, limit: DockerConfig.sizeLimit)
        } catch {
            throw error.failure("read", path)
        }
        config = try DockerConfigFile.parse(bytes ?? [], path)
    }

    /// The registries whose credentials Docker asks us for.
    var ourHosts: [String] { config.ourHosts }

    /// A variable DOCKER_CONFIG that is not empty names the folder.
    static func path(in world: World) throws(Failure) -> String {
        if let folder = world.environment["DOCKER_CONFIG"] {
            let start = folder.hasPrefix("/") ? "" : (world.files.currentFolder() ?? ".") + "/"
            return start + folder + (folder.hasSuffix("/") ? "" : "/") + "config.json"
        }
        guard let home = world.environment["HOME"] else {
            throw Failure(
                "neither DOCKER_CONFIG nor HOME says where Docker's config.json is",
                hint: "export HOME=/home/you"
            )
        }
        return home + "/.docker/config.json"
    }

    static func parse(_ bytes: [UInt8], _ path: String) throws(Failure) -> DockerConfig {
        do throws(JSONSyntaxError) {
            return try DockerConfig(bytes)
        } catch {
            let place = SourceText(path: path, bytes: bytes).place(ofByte: error.offset)
            throw Failure(
                "\(visible(path)):\(place.line):\(place.column): \(error.reason)",
                hint: "mend it by hand first: Lanyard leaves the file as it is"
            )
        }
    }
}

extension DockerConfig {
    var ourHosts: [String] {
        helpers.filter { $0.helper == DockerConfigFile.helper }.map(\.host)
    }
}
