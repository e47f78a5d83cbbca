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
        /// What stands in it, where it was read.
        var content: [UInt8] = []
        /// Those that are called env.sh, but are not used, each with the reason.
        var passedOver: [(path: String, reason: String)] = []
    }

    let world: World

    /// By name and status alone: it need not be readable.
    func run() -> Result {
        var result = Result()
        walk { candidate in
            guard let status = world.files.status(candidate, true) else { return false }
            guard let reason = objection(to: status, candidate) else {
                result.path = candidate
                return true
            }
            result.passedOver.append((candidate, reason))
            return false
        }
        return result
    }

    /// The same, of files that are opened once: what is judged is what is read.
    func read() throws(Failure) -> Result {
        var result = Result()
        try walk { candidate throws(Failure) in
            do throws(FileError) {
                let (status, content) = try world.files.readWithStatus(candidate, EnvFile.sizeLimit)
                if let reason = objection(to: status, candidate) {
                    result.passedOver.append((candidate, reason))
                    return false
                }
                result.path = candidate
                result.content = content
                return true
            } catch {
                // Most folders have none.
                guard error != .missing, let status = world.files.status(candidate, true) else { return false }
                // What is passed over need not be readable.
                guard let reason = objection(to: status, candidate) else {
                    throw .unreadable(candidate, error, in: world)
                }
                result.passedOver.append((candidate, reason))
                return false
            }
        }
        return result
    }

    /// Looks into the working folder and those above it until `isFound`.
    private func walk<Problem: Error>(_ isFound: (_ candidate: String) throws(Problem) -> Bool) throws(Problem) {
        guard var folder = world.files.currentFolder() else { return }
        // Looked at only where the way leads further.
        var place: FileStatus?
        while true {
            if try isFound(folder == "/" ? "/" + ProjectSearch.fileName : folder + "/" + ProjectSearch.fileName) {
                return
            }
            guard folder != "/", let here = place ?? world.files.status(folder, true), !isHome(here) else { return }
            folder = LanyardSystem.folder(of: folder)
            guard let above = world.files.status(folder, true), above.device == here.device else { return }
            place = above
        }
    }

    /// By what it is, not by its name: the working folder is told without links, and $HOME may be one.
    private func isHome(_ place: FileStatus) -> Bool {
        guard let home = Folders(world).home else { return false }
        return place.isSameFile(as: world.files.status(home, true))
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
