/// Variables that would lead a tool out of the sandbox.
enum Redirection {
    /// To other accounts, servers, proxies or certificates.
    private static let ofCalls: Set<String> = [
        "CURL_CA_BUNDLE", "GCLOUD_PROJECT", "GRPC_DEFAULT_SSL_ROOTS_FILE_PATH", "HTTPLIB2_CA_CERTS",
        "REQUESTS_CA_BUNDLE", "SSLKEYLOGFILE", "SSL_CERT_DIR", "SSL_CERT_FILE",
    ]
    private static let prefixesOfCalls = ["CLOUDSDK_", "GCE_METADATA_", "GOOGLE_", "LANYARD_"]

    /// To other files, keyrings and screens, or to another project.
    private static let ofTheRest: Set<String> = [
        "BOTO_CONFIG", "DISPLAY", "KUBECONFIG", "PROJECT_ID", "REGION", "REGISTRY_AUTH_FILE", "SERVICE_ACCOUNT",
        "SERVICE_ACCOUNT_NAME", "SSH_AUTH_SOCK", "USER_ACCOUNT", "WAYLAND_DISPLAY",
    ]
    private static let prefixesOfTheRest = ["DBUS_", "DOCKER_", "GNOME_KEYRING_", "XDG_"]

    /// Which Python runs gcloud is the machine's business.
    private static let kept: Set<String> = ["CLOUDSDK_PYTHON", "CLOUDSDK_PYTHON_ARGS", "CLOUDSDK_PYTHON_SITEPACKAGES"]

    static func isOne(_ name: String) -> Bool {
        redirectsCalls(name) || ofTheRest.contains(name) || prefixesOfTheRest.contains { name.hasPrefix($0) }
    }

    static func redirectsCalls(_ name: String) -> Bool {
        if kept.contains(name) { return false }
        return ofCalls.contains(name) || name.uppercased().hasSuffix("_PROXY")
            || prefixesOfCalls.contains { name.hasPrefix($0) }
    }
}
