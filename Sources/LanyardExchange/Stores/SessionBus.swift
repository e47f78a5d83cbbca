import LanyardCore
import LanyardSystem

/// The D-Bus session bus.
enum SessionBus {
    /// Why there is none; nil: there is one. GLib is never asked without, for it would start a bus of its own
    /// (autolaunch), which nobody else would find, and which would stay.
    static func absence(in world: World) -> String? {
        let none = "no session bus"
        if let address = world.environment["DBUS_SESSION_BUS_ADDRESS"] {
            guard !namesBus(address) else { return nil }
            return none + ": DBUS_SESSION_BUS_ADDRESS is " + visible(address, limit: 200)
        }
        guard let folder = world.environment["XDG_RUNTIME_DIR"],
            let status = world.files.status(folder + "/bus", true), status.owner == world.user
        else { return none }
        return nil
    }

    /// Whether one of the addresses, of which a semicolon stands between two, has a transport by which GLib reaches a
    /// bus (D-Bus specification, "Server Addresses"). `disabled:` and `/dev/null` say in usage that there is none.
    private static func namesBus(_ addresses: String) -> Bool {
        addresses.split(separator: ";").contains { address in
            ["unix:", "tcp:", "nonce-tcp:"].contains { address.hasPrefix($0) }
        }
    }
}
