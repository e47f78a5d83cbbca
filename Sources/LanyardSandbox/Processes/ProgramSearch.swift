import Glibc
import LanyardCore
import LanyardSystem

/// Finds programs as execvp(3) does.
enum ProgramSearch {
    /// The path of a program; nil where PATH has none. A name with a slash in it is a path already.
    static func find(_ name: String, in environment: Environment) -> String? {
        if name.contains("/") { return name }
        let path = environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        for folder in path.split(separator: ":", omittingEmptySubsequences: false) {
            let candidate = (folder.isEmpty ? "." : String(folder)) + "/" + name
            if Files.live.status(candidate, true)?.kind == .regular, access(candidate, X_OK) == 0 { return candidate }
        }
        return nil
    }
}
