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
    // By bytes, as below: looking for characters costs a short-lived program more than all else here.
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// What stands behind the last slash; empty where a path ends in one.
package func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
}
