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

    /// The user's units of systemd (systemd.unit(5)): `~/.config/systemd/user`.
    package var userUnits: String? {
        base("XDG_CONFIG_HOME", ".config").map { $0 + "/systemd/user" }
    }

    /// What projects are numbered: `~/.cache/lanyard/project-numbers`.
    package var projectNumbers: String? {
        base("XDG_CACHE_HOME", ".cache").map { $0 + "/lanyard/project-numbers" }
    }

    /// The folder for locks and notes on failures, made if it is missing: 0700 and the user's own. Nil where there is
    /// no such place, or where it belongs to somebody else (`sudo -E`): then nothing is written.
    ///
    /// - Parameter skipped: how many of the good ones are passed over, for nothing can be written in them.
    package func runtime(skipping skipped: Int = 0) -> String? {
        var skipped = skipped
        for index in 0..<Folders.runtimePlaces {
            guard let folder = runtimePlace(index), !isRepeated(index) else { continue }
            let base = String(folder.dropLast("/lanyard".utf8.count))
            guard isOurs(base) || makeBase(base) else { continue }
            try? world.files.makeFolder(folder, 0o700)
            guard isPrivate(folder) else { continue }
            if skipped == 0 { return folder }
            skipped -= 1
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

    /// Those of these folders that are there: for readers, who make none.
    package func runtimesPresent() -> [String] {
        (0..<Folders.runtimePlaces).filter { !isRepeated($0) }.compactMap { runtimePlace($0) }.filter { folder in
            isOurs(String(folder.dropLast("/lanyard".utf8.count))) && isPrivate(folder)
        }
    }

    /// XDG_RUNTIME_DIR is the system's own place as a rule.
    private func isRepeated(_ index: Int) -> Bool {
        (0..<index).contains { runtimePlace($0) == runtimePlace(index) }
    }

    /// Below a set-group-ID folder it is one, too (mkdir(2)), and nobody else's for all that.
    private func isPrivate(_ folder: String) -> Bool {
        guard let status = world.files.status(folder, false) else { return false }
        return status.kind == .folder && status.owner == world.user && status.permissions & 0o777 == 0o700
    }

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
