import LanyardCore

/// `gcloud config get-value SECTION/NAME`, from gcloud's own files and variables.
enum GCloudProperty {
    /// Those of which an unset one is known to print nothing; of others, gcloud may have a default.
    private static let known = [
        "core/project", "core/account", "core/disable_prompts", "compute/region", "compute/zone", "run/region",
        "ai/region", "artifacts/location", "artifacts/repository", "auth/impersonate_service_account",
        "builds/region", "container/cluster", "dataproc/region", "functions/region", "billing/quota_project",
    ]

    static func answer(_ name: String, _ world: World) -> Answer {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
        guard parts.count <= 2, let property = parts.last else { return .unknown("gcloud has no such property") }
        let section = parts.count == 2 ? parts[0] : "core"
        guard let configuration = try? GCloudConfiguration.load(from: world) else {
            return .unknown("gcloud's configuration cannot be read")
        }
        if let value = configuration.properties[section, property] { return .output(ByteString(value + "\n")) }
        guard known.contains(section + "/" + property) else {
            return .unknown("what gcloud says of \(visible(section))/\(visible(property)) is not known here")
        }
        // An empty variable is an error of gcloud's, and on Compute Engine it asks the metadata server.
        let variable = GCloudProperties.variable(section, property)
        guard world.environment[bytes: variable] == nil, !isOnComputeEngine(configuration, world) else {
            return .unknown("gcloud's \(section)/\(property) is not set in its configuration")
        }
        return .output("")
    }

    /// As gcloud itself remembers it.
    private static func isOnComputeEngine(_ configuration: GCloudConfiguration, _ world: World) -> Bool {
        guard let folder = configuration.folder, let content = try? world.files.read(folder + "/gce", 64) else {
            return false
        }
        return content.starts(with: "True".utf8)
    }
}
