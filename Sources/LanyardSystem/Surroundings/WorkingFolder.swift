import LanyardCore

/// The working folder as a shell that starts here tells it.
enum WorkingFolder {
    /// $PWD, with the links in it, where it names the folder that we are in; else without links: POSIX, pwd.
    static func logical(in world: World) -> ByteString? {
        guard let physical = world.files.currentFolder() else { return nil }
        guard let named = world.environment["PWD"], named.hasPrefix("/"), isPlain(named),
            let here = world.files.status(physical, true), here.isSameFile(as: world.files.status(named, true))
        else { return ByteString(physical) }
        return ByteString(named)
    }

    private static func isPlain(_ path: String) -> Bool {
        !path.split(separator: "/").contains { $0 == "." || $0 == ".." }
    }
}
