import LanyardCore
import LanyardSystem

/// A D-Bus session of our own with GNOME Keyring on it, in the private home.
struct PrivateKeyring {
    enum State: String, CaseIterable, Sendable {
        case unlocked
        /// There is a keyring, but whoever asks is prompted for its password.
        case locked
        /// No bus and no keyring, as on a server.
        case none
    }

    private static let programs = ["dbus-daemon", "dbus-send", "gnome-keyring-daemon"]

    /// Programs that are not on this machine.
    static func missingPrograms(in environment: Environment) -> [String] {
        programs.filter { ProgramSearch.find($0, in: environment) == nil }
    }

    /// Where the bus listens: the value of DBUS_SESSION_BUS_ADDRESS.
    let address: String
    private var environment: Environment

    /// Starts both programs and waits until the Secret Service answers.
    init(_ state: State, in folder: PrivateFolder, _ environment: Environment) throws(Failure) {
        address = "unix:path=" + folder.runtime + "/bus"
        self.environment = environment
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = address
        let bus = try start("dbus-daemon", ["--session", "--nofork", "--nopidfile", "--address=" + address], folder)
        try wait(for: "dbus-daemon", bus) { UnixSocket.isListening(folder.runtime + "/bus") }
        let daemon = try start(
            "gnome-keyring-daemon",
            ["--foreground", "--unlock", "--components=secrets"],
            folder,
            // Only to make a keyring with it; nobody ever types it.
            input: Randomness.text(bytes: 16)
        )
        try wait(for: "gnome-keyring-daemon", daemon) {
            call("org.freedesktop.DBus", "/", "org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets")?
                .contains("true") == true
        }
        if state == .locked { try lock() }
    }

    private func lock() throws(Failure) {
        let collection = "/org/freedesktop/secrets/collection/login"
        let answer = call(
            "org.freedesktop.secrets",
            "/org/freedesktop/secrets",
            "org.freedesktop.Secret.Service.Lock",
            "array:objpath:" + collection
        )
        guard answer?.contains(collection) == true else {
            throw Failure("the private keyring cannot be locked", exitCode: .unavailable)
        }
    }

    private func start(
        _ name: String,
        _ arguments: [String],
        _ folder: PrivateFolder,
        input: String = ""
    ) throws(Failure) -> Service {
        guard let program = ProgramSearch.find(name, in: environment) else { throw Failure("\(name) is not installed") }
        return try Service(program, arguments, environment: environment, input: input, log: folder.serviceLog)
    }

    /// A method call on the bus, and what dbus-send(1) prints of the answer; nil where there is none.
    private func call(_ destination: String, _ path: String, _ method: String, _ argument: String) -> String? {
        guard let program = ProgramSearch.find("dbus-send", in: environment) else { return nil }
        let command = Command(
            program,
            ["--session", "--print-reply", "--reply-timeout=2000", "--dest=" + destination, path, method, argument],
            environment: environment,
            capturesOutput: true,
            timeLimit: 3000
        )
        guard let completion = try? Processes.live.run(command), completion.exitCode == 0 else { return nil }
        return String(decoding: completion.output, as: UTF8.self)
    }

    private func wait(for name: String, _ service: Service, until isReady: () -> Bool) throws(Failure) {
        guard service.becomes(isReady) else {
            throw Failure("\(name) does not start on the private D-Bus session", exitCode: .unavailable)
        }
    }
}
