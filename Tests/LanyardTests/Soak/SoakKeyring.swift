import Foundation
import LanyardSystem

/// A GNOME Keyring on a bus of its own, which is killed and started again.
final class SoakKeyring {
    private let environment: [String: String]
    private let bus: pid_t
    private var daemon: pid_t = 0
    private var restarts = 0

    init(_ sandbox: SoakSandbox) throws {
        environment = sandbox.environment
        let socket = (environment["XDG_RUNTIME_DIR"] ?? nowhere) + "/bus"
        // No service files: after a kill nobody but us starts the next daemon, so that its absence is ours to time.
        let configuration = """
            <busconfig><type>session</type><listen>unix:path=\(socket)</listen><policy context="default">
            <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
            """
        let file = sandbox.folder + "/bus.conf"
        try configuration.write(toFile: file, atomically: true, encoding: .utf8)
        bus = try SoakProcess.start(
            Requirements.path("dbus-daemon") ?? "dbus-daemon",
            ["--nofork", "--config-file=" + file],
            environment
        )
        for _ in 0..<600 {
            if FileManager.default.fileExists(atPath: socket) { break }
            usleep(50_000)
        }
        try start()
    }

    /// Ends the daemon in the middle of whatever it does, every other time with a chance to say goodbye.
    func restart() throws -> SoakLedger.Outage {
        let from = SoakProcess.now
        if restarts % 2 == 1 {
            kill(daemon, SIGTERM)
            usleep(200_000)
        }
        kill(daemon, SIGKILL)
        SoakProcess.wait(for: daemon)
        restarts += 1
        try start()
        return SoakLedger.Outage(from: from, to: SoakProcess.now)
    }

    func stop() {
        for process in [daemon, bus] {
            kill(process, SIGKILL)
            SoakProcess.wait(for: process)
        }
    }

    private func start() throws {
        daemon = try SoakProcess.start(
            Requirements.path("gnome-keyring-daemon") ?? "gnome-keyring-daemon",
            ["--foreground", "--unlock", "--components=secrets"],
            environment,
            input: "password of a keyring that holds nothing"
        )
        for _ in 0..<600 {
            if try serves() { return }
            usleep(20_000)
        }
    }

    private func serves() throws -> Bool {
        let name = "org.freedesktop.secrets"
        let answer = try SoakProcess.run(
            Requirements.path("gdbus") ?? "gdbus",
            [
                "call", "--session", "--timeout", "2", "--dest", name, "--object-path", "/org/freedesktop/secrets",
                "--method", "org.freedesktop.Secret.Service.ReadAlias", "session",
            ],
            environment
        )
        return answer.output.contains("/collection/session")
    }
}
