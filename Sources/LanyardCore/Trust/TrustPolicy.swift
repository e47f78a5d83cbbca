/// Which variables a project's env.sh may set before its owner has been asked.
package enum TrustPolicy {
    /// What Lanyard itself takes from a project's env.sh: who one is and where one works.
    package static let settingsOfProject = [
        "USER_ACCOUNT", "PROJECT_ID", "REGION", "SERVICE_ACCOUNT",
        "LANYARD_SERVICE_ACCOUNT", "LANYARD_SCOPES", "LANYARD_LIFETIME", "LANYARD_MIN_TTL",
    ]

    private static let names = [
        "PATH", "IFS", "BASH_ENV", "ENV", "PROMPT_COMMAND", "ZDOTDIR", "NODE_OPTIONS", "HOME", "KUBECONFIG",
        "GOOGLE_APPLICATION_CREDENTIALS",
    ]

    private static let prefixes = [
        "LD_", "PYTHON", "GIT_", "SSH_", "DBUS_", "XDG_", "DOCKER_", "SSL", "GCE_METADATA_",
        "GOOGLE_EXTERNAL_ACCOUNT_",
    ]

    private static let suffixes = ["_PROXY", "_CA_BUNDLE"]

    /// Whether a variable can redirect credentials or make a shell or a tool run code.
    package static func isRedirecting(_ name: String) -> Bool {
        if names.contains(name) || isPrompt(name) { return true }
        if prefixes.contains(where: { name.hasPrefix($0) }) { return true }
        // curl and Python read http_proxy in small letters too.
        let upper = name.uppercased()
        if suffixes.contains(where: { upper.hasSuffix($0) }) { return true }
        if name.hasPrefix("CLOUDSDK_") {
            return name != "CLOUDSDK_CORE_PROJECT" && !name.hasPrefix("CLOUDSDK_COMPUTE_")
        }
        return name.hasPrefix("LANYARD_") && !settingsOfProject.contains(name)
    }

    /// PS0 to PS4: bash expands command substitutions in them.
    private static func isPrompt(_ name: String) -> Bool {
        name.hasPrefix("PS") && name.utf8.count == 3 && name.utf8.dropFirst(2).allSatisfy(\.isDigit)
    }
}
