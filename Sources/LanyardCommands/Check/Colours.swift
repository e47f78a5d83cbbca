import LanyardCore
import LanyardSystem

/// ECMA-48 colours for a terminal; elsewhere, and where NO_COLOR says so (https://no-color.org), none.
enum Colours {
    static func areWanted(in world: World) -> Bool {
        guard world.streams.isTerminal(.output), world.environment[bytes: "NO_COLOR"]?.isEmpty ?? true else {
            return false
        }
        return world.environment["TERM"] != "dumb"
    }

    static func severity(_ severity: Finding.Severity, _ text: String, _ isColoured: Bool) -> String {
        guard isColoured else { return text }
        switch severity {
        case .error: return "\u{1b}[1;31m\(text)\u{1b}[0m"
        case .warning: return "\u{1b}[1;33m\(text)\u{1b}[0m"
        case .note: return "\u{1b}[1;36m\(text)\u{1b}[0m"
        }
    }
}
