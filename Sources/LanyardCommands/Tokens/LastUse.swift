import LanyardSystem

/// When a cached token was last handed out: the time of the last access to its lock file, which is empty and always
/// there once the token has been fetched.
///
/// So it costs a warm answer one look at that file (lstat(2)), and one change of its time a minute; no file is written.
struct LastUse {
    let world: World
    /// Of the token's identity.
    let hash: String

    /// Seconds; a use that follows sooner is not told apart from the one before.
    static let grain = 60

    /// Remembers that the token is handed out now. Where no lock file is ours, nothing is remembered.
    func mark() {
        for index in 0..<Folders.runtimePlaces {
            guard let folder = Folders(world).runtimePlace(index) else { continue }
            let path = SingleFlight.lock(hash, in: folder)
            guard let last = world.files.accessed(path, world.user) else { continue }
            let age = world.clock.now().wall / 1000 - last
            if age < 0 || age >= LastUse.grain { world.files.markAccess(path) }
            return
        }
    }

    /// Seconds since 1970, to the minute; nil where nothing is remembered.
    var time: Int? {
        for index in 0..<Folders.runtimePlaces {
            guard let folder = Folders(world).runtimePlace(index) else { continue }
            if let last = world.files.accessed(SingleFlight.lock(hash, in: folder), world.user) { return last }
        }
        return nil
    }
}
