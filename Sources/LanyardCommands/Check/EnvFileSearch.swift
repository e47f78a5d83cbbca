import LanyardCore
import LanyardSystem

/// Finds the env files in a folder and those below: `env.sh`, `.env.sh`, `*.env.sh` and `.envrc`.
struct EnvFileSearch {
    /// Folders within each other; nobody keeps env files deeper.
    private static let depthLimit = 16
    /// Files and folders looked at.
    private static let entryLimit = 100_000
    private static let skipped = [".git", "node_modules", ".venv", "venv", "__pycache__", ".terraform"]

    /// Sorted as they stand in the folders; links are not followed.
    private(set) var files: [String] = []
    /// What may hold more of them and was not looked at, with the reason.
    private(set) var passedOver: [String] = []
    private var entries = 0
    private let world: World

    init(below folder: String, in world: World) {
        self.world = world
        collect(folder == "/" ? "/" : String(folder.dropTrailingSlashes), depth: 0)
    }

    private mutating func collect(_ folder: String, depth: Int) {
        guard depth < EnvFileSearch.depthLimit else {
            passedOver.append("\(visible(folder)) lies too deep and is not searched: name it")
            return
        }
        let names: [String]
        do throws(FileError) {
            names = try world.files.list(folder)
        } catch {
            passedOver.append("\(visible(folder)) cannot be searched: \(error.reason)")
            return
        }
        for name in names {
            entries += 1
            if entries == EnvFileSearch.entryLimit {
                passedOver.append("\(visible(folder)) and what follows is not searched to its end: too many files")
            }
            guard entries < EnvFileSearch.entryLimit else { return }
            look(at: (folder == "/" ? "" : folder) + "/" + name, name, depth)
        }
    }

    private mutating func look(at path: String, _ name: String, _ depth: Int) {
        switch world.files.status(path, false)?.kind {
        case .folder where !EnvFileSearch.skipped.contains(name): collect(path, depth: depth + 1)
        case .regular where EnvFileSearch.isEnvFile(name): files.append(path)
        case .symbolicLink where EnvFileSearch.isEnvFile(name) && world.files.status(path, true)?.kind == .regular:
            passedOver.append("\(visible(path)) is a link and is checked only when it is named")
        default: break
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
