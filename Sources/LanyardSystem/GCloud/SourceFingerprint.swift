package import LanyardCore

/// What a fast program can see of a login: one line that changes whenever another login would pay.
///
/// `credentials.db` is no part of it, for gcloud rewrites that file all the time.
package enum SourceFingerprint {
    package static func text(
        choice: SourceChoice,
        gcloud: GCloudConfiguration,
        userAccount: String?,
        in world: World
    ) -> [UInt8] {
        var line: [UInt8] = []
        line.reserveCapacity(384)
        line += choice.text.utf8
        // Each with its length in bytes, so that no value can look like two.
        func add(_ name: String, _ value: String?) {
            guard let value else { return }
            line += " ".utf8
            line += name.utf8
            line += "=".utf8
            line += String(value.utf8.count).utf8
            line += ":".utf8
            line += value.utf8
        }
        switch choice {
        case .metadata:
            break
        case .file(let path):
            add("file", file(path, in: world))
        case .adc:
            add("adc", ApplicationDefaultFile.path(in: world.environment).map { file($0, in: world) })
        case .auto, .gcloud:
            if choice == .auto {
                add("adc", ApplicationDefaultFile.path(in: world.environment).map { file($0, in: world) })
            }
            add("gcloud", gcloud.folder)
            add("configuration", gcloud.name)
            add("account", gcloud.properties.account)
            // Who names the active account says nothing new: helpers that read no env.sh find the same token.
            add("user", userAccount == gcloud.properties.account ? nil : userAccount)
            add("override", gcloud.properties.credentialFileOverride.map { file($0, in: world) })
        }
        return line
    }

    /// Path, inode, size in bytes and modification time in nanoseconds.
    private static func file(_ path: String, in world: World) -> String {
        guard let status = world.files.status(path, true) else { return path }
        return path + ":" + String(status.inode) + ":" + String(status.size) + ":" + String(status.modified)
    }
}

/// Where the file of Application Default Credentials stands (AIP-4110).
package enum ApplicationDefaultFile {
    package static func path(in environment: Environment) -> String? {
        environment["GOOGLE_APPLICATION_CREDENTIALS"] ?? wellKnownPath(in: environment)
    }

    /// What `gcloud auth application-default login` writes.
    package static func wellKnownPath(in environment: Environment) -> String? {
        GCloudConfiguration.folder(in: environment).map { $0 + "/application_default_credentials.json" }
    }
}
