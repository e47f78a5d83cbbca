import LanyardCore
import LanyardSystem

/// Finds the env files in a folder and those below: `env.sh`, `.env.sh`, `*.env.sh` and `.envrc`.
struct EnvFileSearch {
    /// Folders within each other; nobody keeps env files deeper.
    private static let depthLimit = 16
    /// Files and folders looked at.
    private static let entryLimit = 100_000
    private static let skipped = [".git", "node_modules", ".venv", "venv", "__pycache__", ".terraform"]

    let world: World

    /// Sorted as they stand in the folders; links are not followed.
    func files(below folder: String) -> [String] {
        var found: [String] = []
        var entries = 0
        collect(folder == "/" ? "/" : String(folder.dropTrailingSlashes), depth: 0, &entries, &found)
        return found
    }

    private func collect(_ folder: String, depth: Int, _ entries: inout Int, _ found: inout [String]) {
        guard depth < EnvFileSearch.depthLimit else { return }
        for name in world.files.list(folder) {
            entries += 1
            guard entries < EnvFileSearch.entryLimit else { return }
            let path = (folder == "/" ? "" : folder) + "/" + name
            switch world.files.status(path, false)?.kind {
            case .folder where !EnvFileSearch.skipped.contains(name):
                collect(path, depth: depth + 1, &entries, &found)
            case .regular where EnvFileSearch.isEnvFile(name): found.append(path)
            default: break
            }
        }
    }

    private static func isEnvFile(_ name: String) -> Bool {
        name == "env.sh" || name == ".envrc" || name.hasSuffix(".env.sh")
    }
}

extension String {
    fileprivate var dropTrailingSlashes: Substring {
        var text = self[...]
        while text.hasSuffix("/") { text = text.dropLast() }
        return text
    }
}
