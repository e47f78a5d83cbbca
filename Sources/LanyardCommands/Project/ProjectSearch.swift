import LanyardCore
import LanyardSystem

/// Finds the env.sh that rules here: the nearest one from the working folder upwards.
///
/// The search ends at $HOME and where another file system begins, and passes over files that neither the user nor root
/// owns, or that anybody may write: nobody else is to place an env.sh above a user's folder.
struct ProjectSearch {
    static let fileName = "env.sh"

    let world: World

    func nearest() -> String? {
        guard var folder = world.files.currentFolder() else { return nil }
        let home = Folders(world).home
        let device = world.files.status(folder, true)?.device
        while world.files.status(folder, true)?.device == device {
            let candidate = folder == "/" ? "/" + ProjectSearch.fileName : folder + "/" + ProjectSearch.fileName
            if isTrustworthy(candidate) { return candidate }
            guard folder != home, folder != "/" else { return nil }
            folder = LanyardSystem.folder(of: folder)
        }
        return nil
    }

    private func isTrustworthy(_ path: String) -> Bool {
        guard let status = world.files.status(path, true), status.kind == .regular else { return false }
        return (status.owner == world.user || status.owner == 0) && status.permissions & 0o002 == 0
    }
}
