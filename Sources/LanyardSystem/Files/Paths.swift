import Glibc

extension Files {
    /// The absolute path without links, `.` and `..` (realpath(3)); nil where there is no such file.
    package func canonical(_ path: String) -> String? {
        guard let pointer = realpath(path, nil) else { return nil }
        defer { free(pointer) }
        return String(cString: pointer)
    }
}

/// The folder of a path, `.` where none is named.
package func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
}
