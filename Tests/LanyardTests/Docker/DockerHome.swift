import Foundation
import Testing

/// A home with `lanyard` on its PATH, for commands that change Docker's configuration.
struct DockerHome {
    let folder: TemporaryFolder
    var environment: [String: String]

    init(_ extra: [String: String] = [:]) throws {
        folder = try TemporaryFolder()
        try folder.create("bin/.keep", "")
        try folder.create("run/.keep", "")
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path + "/run")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/bin/lanyard",
            withDestinationPath: Programs.path("lanyard")
        )
        environment = [
            "HOME": folder.path, "XDG_RUNTIME_DIR": folder.path + "/run", "PATH": folder.path + "/bin:/usr/bin:/bin",
            "CLOUDSDK_CONFIG": folder.path + "/gcloud", "LANG": "C.UTF-8",
        ]
        environment.merge(extra) { $1 }
    }

    var config: String { folder.path + "/.docker/config.json" }

    @discardableResult
    func lanyard(_ arguments: String..., environment extra: [String: String] = [:]) throws -> Run {
        try execute(
            folder.path + "/bin/lanyard",
            arguments,
            environment: environment.merging(extra) { $1 },
            folder: folder.path
        )
    }

    func exists(_ name: String) -> Bool {
        (try? FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)) != nil
    }

    /// Permission bits, the inode and the time of the last change.
    func state(_ name: String) throws -> [String] {
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)
        return [FileAttributeKey.posixPermissions, .systemFileNumber, .modificationDate].map { key in
            "\(attributes[key] ?? "none")"
        }
    }

    func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)[.posixPermissions] as? Int
    }
}
