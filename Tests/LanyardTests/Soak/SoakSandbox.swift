import Foundation
import LanyardSystem

/// A sandbox that stays open while the soak lasts, and whose environment is handed to the clients.
struct SoakSandbox: Sendable {
    let environment: [String: String]
    /// For files of the soak's own; it goes with the sandbox.
    let folder: String
    private let process: pid_t
    private let input: Descriptor

    init(accounts: [String]) throws {
        let scratch = try TemporaryFolder()
        folder = scratch.path
        let pipe = try LanyardSystem.Pipe()
        var actions = SpawnActions()
        defer { actions.destroy() }
        actions.duplicate(pipe.reader, as: 0)
        actions.open("/dev/null", as: 1)
        actions.open("/dev/null", as: 2)
        actions.closeAllButKept([])
        let script = #"env -0 >"$1/new" && mv "$1/new" "$1/environment" && read"#
        process = try actions.spawn(
            Command(
                Programs.path("lanyard-sandbox"),
                ["run", "--keyring", "none"] + accounts.flatMap { ["--allow-account", $0] }
                    + ["bash", "--noprofile", "--norc", "-c", script, "bash", folder],
                environment: Environment([
                    "PATH": Programs.folder + ":/usr/sbin:/usr/bin:/sbin:/bin", "HOME": nowhere,
                    "LANG": "C.UTF-8",
                ])
            ),
            newSession: false
        )
        pipe.reader.close()
        input = pipe.writer
        // A minute: it makes certificates first, on a machine that may be busy.
        for _ in 0..<600 {
            if FileManager.default.fileExists(atPath: folder + "/environment") { break }
            usleep(100_000)
        }
        var found: [String: String] = [:]
        for entry in try scratch.text("environment").split(separator: "\0") {
            let parts = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { found[String(parts[0])] = String(parts[1]) }
        }
        environment = found
    }

    /// Removes its keys and its home.
    func stop() {
        input.close()
        SoakProcess.wait(for: process)
        try? FileManager.default.removeItem(atPath: folder)
    }
}
