import Glibc

extension Files {
    /// Makes a symbolic link; fails where something of that name is there already.
    package func makeLink(_ path: String, to target: String) throws(FileError) {
        guard symlink(target, path) == 0 else { throw FileError(errno: errno) }
    }

    /// Where a path leads behind symbolic links, the last of which may lead to nothing yet; nil for links in a circle.
    package func destination(_ path: String) -> String? {
        var path = path
        // As many as Linux follows (path_resolution(7)).
        for _ in 0..<40 {
            guard status(path, false)?.kind == .symbolicLink, let target = linkTarget(path) else { return path }
            path = target.hasPrefix("/") ? target : folder(of: path) + "/" + target
        }
        return nil
    }
}
