import LanyardCore
import LanyardSystem

/// LANYARD_BACKGROUND: whether the next token may be fetched behind the caller's back.
enum BackgroundSetting {
    /// What cannot be read is no consent.
    static func isOn(_ environment: Environment) -> Bool {
        guard let text = environment["LANYARD_BACKGROUND"] else { return true }
        return reading(text) ?? false
    }

    /// Told whenever a token is asked for, not only on the day on which one is to be renewed.
    static func check(_ environment: Environment) throws(Failure) {
        guard let text = environment["LANYARD_BACKGROUND"], reading(text) == nil else { return }
        throw Failure(
            "LANYARD_BACKGROUND is \(visibleValue(text)), which says neither yes nor no",
            hint: "write 0 for no renewal in the background, or unset it",
            exitCode: .usage
        )
    }

    /// Nil: neither yes nor no. Empty is as good as unset.
    private static func reading(_ text: String) -> Bool? {
        switch text.utf8.map({ (0x41...0x5a).contains($0) ? $0 + 0x20 : $0 }) {
        case Array("0".utf8), Array("off".utf8), Array("no".utf8), Array("false".utf8): false
        case [], Array("1".utf8), Array("on".utf8), Array("yes".utf8), Array("true".utf8): true
        default: nil
        }
    }
}
