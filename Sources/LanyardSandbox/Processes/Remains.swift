import FoundationEssentials
import Glibc
import LanyardCore
import LanyardSystem

/// What a sandbox would leave behind: processes, kernel keys and a folder.
struct Remains: Sendable {
    /// Removed with all that it holds; empty where the caller named a folder of their own.
    var folder: String
    /// The prefix of our kernel keys, and as LANYARD_KEYRING the mark of our processes.
    var namespace: String
    /// Whether every process with that mark was started for this sandbox. With `serve` it is somebody's shell.
    var ownsProcesses: Bool

    static let namespacePrefix = "lanyard-sandbox-"
    static let folderMark = "/lanyard-sandbox."

    /// Ends our children and whatever they left behind: orphans become our children, one generation after the other.
    func endChildren(except isSpared: (pid_t) -> Bool) {
        endAll { ProcessTable.children(of: getpid()).filter { !isSpared($0) } }
    }

    /// Ends every process that was started inside the sandbox, by anybody.
    func endStrangers() {
        guard ownsProcesses, namespace.hasPrefix(Remains.namespacePrefix) else { return }
        endAll { ProcessTable.carrying("LANYARD_KEYRING=" + namespace) }
    }

    /// SIGTERM first, and SIGKILL to those that are still there a second later. A process that is stopped must go on
    /// to be able to end.
    private func endAll(_ living: () -> [pid_t]) {
        let deadline = Clock.live.now().boot + 1000
        var asked: Set<pid_t> = []
        while Clock.live.now().boot < deadline + 2000 {
            _ = ChildStatus.reap()
            let processes = living()
            if processes.isEmpty { return }
            let isLate = Clock.live.now().boot >= deadline
            for process in processes where isLate || asked.insert(process).inserted {
                kill(process, isLate ? SIGKILL : SIGTERM)
                kill(process, SIGCONT)
            }
            Clock.live.sleep(5)
        }
    }

    func removeKeys() {
        guard namespace.hasPrefix(Remains.namespacePrefix) else { return }
        let keyring = KernelKeyring.live
        for name in (try? keyring.list(namespace + ":")) ?? [] { try? keyring.remove(name) }
    }

    func removeFolder() {
        // Never anything but what we made, whoever starts `watch`.
        guard folder.contains(Remains.folderMark) else { return }
        let files = FileManager.default
        do {
            try files.removeItem(atPath: folder)
        } catch {
            // Something in it is write-protected (a module cache, say): unlock the folders and try again.
            unlock(folder)
            try? files.removeItem(atPath: folder)
        }
    }

    private func unlock(_ path: String) {
        guard Files.live.status(path, false)?.kind == .folder else { return }
        chmod(path, 0o700)
        for name in Files.live.namesIfReadable(in: path) { unlock(path + "/" + name) }
    }
}
