/// Variables that would lead a tool out of the sandbox: to other accounts, servers, certificates or keyrings.
enum Redirection {
    private static let names: Set<String> = [
        "ALL_PROXY", "BOTO_CONFIG", "CURL_CA_BUNDLE", "DISPLAY", "GCLOUD_PROJECT", "KUBECONFIG", "NO_PROXY",
        "PROJECT_ID", "REGION", "REGISTRY_AUTH_FILE", "REQUESTS_CA_BUNDLE", "SERVICE_ACCOUNT", "SERVICE_ACCOUNT_NAME",
        "SSH_AUTH_SOCK", "SSLKEYLOGFILE", "SSL_CERT_DIR", "SSL_CERT_FILE", "USER_ACCOUNT", "WAYLAND_DISPLAY",
    ]

    private static let prefixes = [
        "CLOUDSDK_", "DBUS_", "DOCKER_", "GCE_METADATA_", "GNOME_KEYRING_", "GOOGLE_", "LANYARD_", "XDG_",
    ]

    /// Which Python runs gcloud is the machine's business.
    private static let kept: Set<String> = ["CLOUDSDK_PYTHON", "CLOUDSDK_PYTHON_ARGS", "CLOUDSDK_PYTHON_SITEPACKAGES"]

    static func isOne(_ name: String) -> Bool {
        if kept.contains(name) { return false }
        let capitals = name.uppercased()
        return names.contains(capitals) || capitals.hasSuffix("_PROXY") || prefixes.contains { name.hasPrefix($0) }
    }
}
