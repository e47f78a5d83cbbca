import LanyardSystem

/// The D-Bus session bus.
enum SessionBus {
    /// Why there is none; nil: there is one. GLib is never asked without, for it would start a bus of its own
    /// (autolaunch), which nobody else would find, and which would stay.
    static func absence(in world: World) -> String? {
        let none = "no session bus"
        if let address = world.environment["DBUS_SESSION_BUS_ADDRESS"] {
            return address.hasPrefix("autolaunch:") ? none : nil
        }
        guard let folder = world.environment["XDG_RUNTIME_DIR"],
            let status = world.files.status(folder + "/bus", true), status.owner == world.user
        else { return none }
        return nil
    }
}
