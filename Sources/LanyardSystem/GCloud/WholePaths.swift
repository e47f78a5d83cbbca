import LanyardCore

extension World {
    /// Variables that name a file or a folder, and with it a login, or whom to trust.
    private static let pathVariables = [
        "CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE", "CLOUDSDK_CONFIG", "CLOUDSDK_CORE_CUSTOM_CA_CERTS_FILE",
        "GOOGLE_APPLICATION_CREDENTIALS", "LANYARD_SOURCE", "SSL_CERT_DIR", "SSL_CERT_FILE",
    ]

    /// This world with whole paths in the variables that name a login: so that the same file is the same login in each
    /// folder, and in a timer, which works in none of them.
    package var withWholePaths: World {
        var world = self
        for name in World.pathVariables {
            guard let path = environment[name], path.utf8.first != UInt8(ascii: "/"),
                name != "LANYARD_SOURCE" || World.isPath(path), let folder = files.currentFolder()
            else { continue }
            world.environment[name] = folder + "/" + path
        }
        return world
    }

    private static func isPath(_ source: String) -> Bool {
        if case .file? = try? SourceChoice(source) { true } else { false }
    }
}
