import LanyardCore
import LanyardSystem

/// Finds the Google Cloud SDK: the hook looks once, in-process, so that no shell must start `readlink`.
struct CloudSDKSearch {
    let world: World

    /// The SDK's folder, the one above `bin`; nil where there is none.
    func root() -> String? {
        if let named = world.environment["CLOUDSDK_ROOT_DIR"], let root = sdk(named) { return root }
        for folder in (world.environment["PATH"] ?? "").split(separator: ":") where folder.hasPrefix("/") {
            // Debian's /usr/bin/gcloud is a link into the SDK; snap's leads to snap itself, and is passed over.
            guard let program = world.files.canonical(folder + "/gcloud"), program.hasSuffix("/bin/gcloud") else {
                continue
            }
            if let root = sdk(String(program.dropLast("/bin/gcloud".count))) { return root }
        }
        return usualPlaces.lazy.compactMap { sdk($0) }.first
    }

    private var usualPlaces: [String] {
        let home = world.environment["HOME"].map { [$0 + "/google-cloud-sdk", $0 + "/var/google-cloud-sdk"] } ?? []
        return home + [
            "/usr/lib/google-cloud-sdk", "/usr/share/google-cloud-sdk", "/snap/google-cloud-cli/current",
            "/opt/google-cloud-sdk",
        ]
    }

    /// The folder, if it holds an SDK: a program of that name alone could be anything.
    private func sdk(_ folder: String) -> String? {
        guard folder.hasPrefix("/"), world.files.status(folder + "/bin/gcloud", true)?.kind == .regular,
            world.files.status(folder + "/lib/gcloud.py", true)?.kind == .regular
        else { return nil }
        return folder
    }
}
