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
            try? world.files.replace(folder + ClearingMark.name, [], 0o600)
        }
    }

    private static let name = "/cleared"
}
