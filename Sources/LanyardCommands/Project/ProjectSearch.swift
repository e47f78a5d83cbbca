import LanyardCore
import LanyardSystem

/// Finds the env.sh that rules here: the nearest one from the working folder upwards.
///
/// The search ends at $HOME and where another file system begins, and passes over files that neither the user nor root
/// owns, or that anybody may write: nobody else is to place an env.sh above a user's folder.
struct ProjectSearch {
    static let fileName = "env.sh"

    struct Result {
        var path: String?
        /// Those that are called env.sh, but are not used, each with the reason.
        var passedOver: [(path: String, reason: String)] = []
    }

    let world: World

    func nearest() -> String? { run().path }

    func run() -> Result {
        var result = Result()
        guard var folder = world.files.currentFolder(), var place = world.files.status(folder, true) else {
            return result
        }
        let device = place.device
        while place.device == device {
            let candidate = folder == "/" ? "/" + ProjectSearch.fileName : folder + "/" + ProjectSearch.fileName
            if let status = world.files.status(candidate, true) {
                guard let reason = objection(to: status, candidate) else {
                    result.path = candidate
                    return result
                }
                result.passedOver.append((candidate, reason))
            }
            if folder == "/" || isHome(place) { return result }
            folder = LanyardSystem.folder(of: folder)
            guard let above = world.files.status(folder, true) else { return result }
            place = above
        }
        return result
    }

    /// By what it is, not by its name: the working folder is told without links, and $HOME may be one.
    private func isHome(_ place: FileStatus) -> Bool {
        guard let home = Folders(world).home else { return false }
        return place.isSameFile(as: world.files.status(home, true))
    }

    /// The bytes of a file that ``run()`` has found. It is judged once more as it stands open, for what bears the name by
    /// then need not be what was looked at.
    func read(_ path: String) throws(Failure) -> [UInt8] {
        let (status, content): (FileStatus, [UInt8])
        do throws(FileError) {
            (status, content) = try world.files.readWithStatus(path, EnvFile.sizeLimit)
        } catch {
            throw .unreadable(path, error, in: world)
        }
        if let reason = objection(to: status, path) { throw Failure(reason) }
        return content
    }

    private func objection(to status: FileStatus, _ path: String) -> String? {
        if status.kind == .folder { return "\(visible(path)) is a folder" }
        if status.kind != .regular { return "\(visible(path)) is not a regular file" }
        if status.owner != world.user, status.owner != 0 {
            return "\(visible(path)) belongs to somebody else, so it is not read unless you name it"
        }
        guard status.permissions & 0o002 != 0 else { return nil }
        return "everybody may write \(visible(path)), so it is not read: chmod o-w \(posixQuoted(path))"
    }
}
