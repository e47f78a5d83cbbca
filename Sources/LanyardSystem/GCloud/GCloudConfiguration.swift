package import LanyardCore

/// gcloud's own folder and active configuration, read without running gcloud.
package struct GCloudConfiguration: Sendable {
    /// `$CLOUDSDK_CONFIG`, else `~/.config/gcloud`; nil where there is no home either. It need not exist.
    package var folder: String?
    /// The name of the active configuration.
    package var name: String
    package var properties: GCloudProperties

    package init(folder: String?, name: String = "default", properties: GCloudProperties = GCloudProperties()) {
        self.folder = folder
        self.name = name
        self.properties = properties
    }

    /// A configuration of that name means none at all: variables only.
    private static let none = "NONE"
    /// Bytes; gcloud's files hold some hundred.
    private static let limit = 1 << 20

    /// Missing files are as good as empty ones; fails where one is broken or cannot be read.
    package static func load(from world: World) throws(Failure) -> GCloudConfiguration {
        let folder = folder(in: world.environment)
        let variable = { @Sendable name in world.environment[bytes: name]?.text }
        let name = try activeName(folder, world)
        guard let folder, name != none else {
            return GCloudConfiguration(folder: folder, name: name, properties: GCloudProperties(variable: variable))
        }
        let path = folder + "/configurations/config_" + name
        let bytes = try readIfPresent(path, world) ?? []
        let file: [INIValue]
        do {
            file = try INIReader.read(bytes)
        } catch {
            throw Failure(
                "gcloud's configuration is broken at \(visible(path)):\(error.line): \(error.reason)",
                hint: "mend that line, or choose another configuration: gcloud config configurations list"
            )
        }
        return GCloudConfiguration(
            folder: folder,
            name: name,
            properties: GCloudProperties(file: file, variable: variable)
        )
    }

    package static func folder(in environment: Environment) -> String? {
        environment["CLOUDSDK_CONFIG"] ?? environment["HOME"].map { $0 + "/.config/gcloud" }
    }

    private static func activeName(_ folder: String?, _ world: World) throws(Failure) -> String {
        var name = world.environment["CLOUDSDK_ACTIVE_CONFIG_NAME"] ?? ""
        if name.isEmpty, let folder {
            let bytes = try readIfPresent(folder + "/active_config", world) ?? []
            name = String(decoding: bytes.filter { $0 > 0x20 }, as: UTF8.self)
        }
        if name.isEmpty { name = "default" }
        // The name becomes part of a path: only what gcloud itself accepts.
        guard name == none || isName(name) else {
            throw Failure(
                "\"" + visible(name) + "\" is no name of a configuration of gcloud",
                hint: "gcloud config configurations activate default"
            )
        }
        return name
    }

    private static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return false }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
            default: false
            }
        }
    }

    private static func readIfPresent(_ path: String, _ world: World) throws(Failure) -> [UInt8]? {
        do {
            return try world.files.readIfPresent(path, limit: limit)
        } catch {
            throw error.failure("read", path)
        }
    }
}
