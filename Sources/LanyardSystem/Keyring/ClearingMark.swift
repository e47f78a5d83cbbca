/// A note that tokens were forgotten, beside the locks: whoever is fetching one meanwhile hands it out and does not keep
/// it, or `lanyard clear` would be undone by the next moment.
package struct ClearingMark {
    private let world: World

    package init(world: World) {
        self.world = world
    }

    /// What is there of it: another value after each ``set()``. Empty where nothing was ever forgotten.
    package var state: [FileStatus] {
        Folders(world).runtimesPresent().compactMap { world.files.status($0 + ClearingMark.name, false) }
    }

    /// Where no folder is, nobody fetches under a lock either.
    package func set() {
        for folder in Folders(world).runtimesPresent() {
            removeLitter(folder)
            try? world.files.replace(folder + ClearingMark.name, [], 0o600)
        }
    }

    /// Removes the temporary files (``Files/replace``) of those who were killed before they could rename them.
    private func removeLitter(_ folder: String) {
        let now = world.clock.now().wall / 1000
        for name in world.files.namesIfReadable(in: folder) where isTemporary(name) {
            let path = folder + "/" + name
            guard let status = world.files.status(path, false), status.kind == .regular,
                now - status.modified / 1_000_000_000 >= ClearingMark.litterAge
            else { continue }
            try? world.files.remove(path)
        }
    }

    /// `HASH.failure.XXXXXX`, `HASH.kept.XXXXXX`, `cleared.XXXXXX`: a dot and six characters behind the name of a file of ours.
    private func isTemporary(_ name: String) -> Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, parts[parts.count - 1].utf8.count == 6 else { return false }
        return ["failure", "kept", "cleared", "store-trouble"].contains(parts[parts.count - 2])
    }

    /// Seconds, after which nobody is still writing.
    private static let litterAge = 60

    private static let name = "/cleared"
}
