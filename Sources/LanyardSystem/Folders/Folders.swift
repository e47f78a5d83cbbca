import LanyardCore

/// Where Lanyard keeps what: the XDG Base Directory Specification, and nothing in /tmp.
package struct Folders: Sendable {
    private let world: World

    package init(_ world: World) {
        self.world = world
    }

    /// $HOME; a static program has no getpwuid(3), and a process without HOME gets none.
    package var home: String? { absolute("HOME") }

    /// The user's own settings: `~/.config/lanyard/env.sh`.
    package var personalFile: String? {
        base("XDG_CONFIG_HOME", ".config").map { $0 + "/lanyard/env.sh" }
    }

    /// Which env.sh files are allowed: `~/.local/share/lanyard/allowed`.
    package var allowed: String? {
        base("XDG_DATA_HOME", ".local/share").map { $0 + "/lanyard/allowed" }
    }

    /// What projects are numbered: `~/.cache/lanyard/project-numbers`.
    package var projectNumbers: String? {
        base("XDG_CACHE_HOME", ".cache").map { $0 + "/lanyard/project-numbers" }
    }

    /// The folder for locks and notes on failures, made if it is missing: 0700 and the user's own. Nil where there is
    /// no such place, or where it belongs to somebody else (`sudo -E`): then nothing is written.
    package func runtime() -> String? {
        for index in 0..<Folders.runtimePlaces {
            guard let folder = runtimePlace(index) else { continue }
            let base = String(folder.dropLast("/lanyard".utf8.count))
            guard isOurs(base) || makeBase(base) else { continue }
            try? world.files.makeFolder(folder, 0o700)
            // Below a set-group-ID folder it is one, too (mkdir(2)), and nobody else's for all that.
            if isOurs(folder), world.files.status(folder, false).map({ $0.permissions & 0o777 }) == 0o700 {
                return folder
            }
        }
        return nil
    }

    /// Where that folder may be, in the order in which it is looked for; nothing need be there. (Not an array: a warm
    /// token asks for this, and each further type of array costs more than what it asks for.)
    package func runtimePlace(_ index: Int) -> String? {
        let system = "/run/user/" + String(world.user)
        return switch index {
        case 0: (absolute("XDG_RUNTIME_DIR") ?? system) + "/lanyard"
        case 1: system + "/lanyard"
        case 2: base("XDG_CACHE_HOME", ".cache").map { $0 + "/lanyard" }
        default: nil
        }
    }

    package static let runtimePlaces = 3

    private func isOurs(_ path: String) -> Bool {
        guard let status = world.files.status(path, false) else { return false }
        return status.kind == .folder && status.owner == world.user
    }

    /// Makes `~/.cache` in a home of ours; the other places are the system's to make.
    private func makeBase(_ base: String) -> Bool {
        guard let home, base.hasPrefix(home + "/"), isOurs(home) else { return false }
        try? world.files.makeFolder(base, 0o700)
        return isOurs(base)
    }

    private func base(_ variable: String, _ underHome: String) -> String? {
        absolute(variable) ?? home.map { $0 + "/" + underHome }
    }

    /// The specification: a relative path is to be ignored.
    private func absolute(_ variable: String) -> String? {
        guard let path = world.environment[variable], path.hasPrefix("/") else { return nil }
        return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }
}
