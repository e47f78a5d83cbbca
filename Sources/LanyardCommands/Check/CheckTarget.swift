import LanyardCore
import LanyardSystem

/// A file that is to be checked.
struct CheckTarget {
    /// To open it by.
    var path: String
    /// In messages: as it was named, or as it is seen from here.
    var shown: String
    /// Whether somebody named this very file, be it a link to another folder: `--file`, LANYARD_FILE. An argument does
    /// not: `*.sh` and habit name whatever a cloned repository has put there.
    var isNamed: Bool

    /// What `lanyard check` is about: files as they are named, the env files of folders, else the nearest env.sh. Each
    /// once; and the folders in which there is none, which are no reason to leave the others unchecked.
    ///
    /// - Parameters:
    ///   - named: `--file`.
    ///   - files: the arguments.
    static func all(
        named: [String],
        _ files: [String],
        in world: World
    ) throws(Failure) -> (targets: [CheckTarget], missing: [Failure]) {
        guard named.isEmpty, files.isEmpty else { return each(named: named, files, in: world) }
        if let path = world.environment["LANYARD_FILE"] {
            return ([nearest(EnvFile.absolute(path, in: world), isNamed: true, in: world)], [])
        }
        let search = ProjectSearch(world: world).run()
        guard let path = search.path else { throw .noEnvFile(search) }
        // Else a file above would be taken, and mended, for the one that stands here.
        for (_, reason) in search.passedOver { Report(world).warning(reason) }
        return ([nearest(path, isNamed: false, in: world)], [])
    }

    private static func each(
        named: [String],
        _ files: [String],
        in world: World
    ) -> (targets: [CheckTarget], missing: [Failure]) {
        var targets: [CheckTarget] = []
        var missing: [Failure] = []
        var paths: Set<String> = []
        for (file, isNamed) in named.map({ ($0, true) }) + files.map({ ($0, false) }) {
            do throws(Failure) {
                for target in try found(file, isNamed, in: world)
                where paths.insert(EnvFile.absolute(target.path, in: world)).inserted {
                    targets.append(target)
                }
            } catch {
                missing.append(error)
            }
        }
        return (targets, missing)
    }

    private static func nearest(_ path: String, isNamed: Bool, in world: World) -> CheckTarget {
        guard let here = world.files.currentFolder(), path.hasPrefix(here + "/") else {
            return CheckTarget(path: path, shown: path, isNamed: isNamed)
        }
        return CheckTarget(path: path, shown: String(path.dropFirst(here.utf8.count + 1)), isNamed: isNamed)
    }

    private static func found(_ file: String, _ isNamed: Bool, in world: World) throws(Failure) -> [CheckTarget] {
        guard world.files.status(file, true)?.kind == .folder else {
            return [CheckTarget(path: file, shown: file, isNamed: isNamed)]
        }
        let search = EnvFileSearch(below: file, in: world)
        let files = search.files
        for reason in search.passedOver { Report(world).warning(reason) }
        // Else a wrong folder in a pipeline would look like one in which all is well.
        guard !files.isEmpty else {
            throw Failure(
                "there is no env file in \(visible(file))",
                hint: "a folder is searched for env.sh, .env.sh, *.env.sh and .envrc"
            )
        }
        return files.map { CheckTarget(path: $0, shown: $0, isNamed: false) }
    }
}
