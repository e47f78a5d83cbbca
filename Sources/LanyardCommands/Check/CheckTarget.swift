import LanyardCore
import LanyardSystem

/// A file that is to be checked.
struct CheckTarget {
    /// To open it by.
    var path: String
    /// In messages: as it was named, or as it is seen from here.
    var shown: String
    /// Whether somebody named this very file, be it a link to another folder.
    var isNamed: Bool

    /// What `lanyard check` is about: files as they are named, the env files of folders, else the nearest env.sh.
    static func all(_ files: [String], in world: World) throws(Failure) -> [CheckTarget] {
        guard files.isEmpty else {
            return files.flatMap { file -> [CheckTarget] in
                guard world.files.status(file, true)?.kind == .folder else {
                    return [CheckTarget(path: file, shown: file, isNamed: true)]
                }
                return EnvFileSearch(world: world).files(below: file)
                    .map { CheckTarget(path: $0, shown: $0, isNamed: false) }
            }
        }
        let path = try EnvFile.path(named: nil, in: world)
        let isNamed = world.environment["LANYARD_FILE"] != nil
        guard let here = world.files.currentFolder(), path.hasPrefix(here + "/") else {
            return [CheckTarget(path: path, shown: path, isNamed: isNamed)]
        }
        return [CheckTarget(path: path, shown: String(path.dropFirst(here.utf8.count + 1)), isNamed: isNamed)]
    }
}
